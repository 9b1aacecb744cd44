/// How far a search goes before it gives up, in rows looked at.
public struct WorkBounds: Sendable, Hashable {
  /// To bind a flow from one origin.
  public let origin = WorkLimit.origin
  /// For all origins of a cell, and for each transfer in it besides.
  public let cell = WorkLimit.cell(transfers: 0)
  public let cellTransfer = WorkLimit.cell(transfers: 1) - WorkLimit.cell(transfers: 0)
}
