/// How much memory an engine may take for transfers and addresses, and when it looks for some to let go.
public struct StateRoom: Sendable {
  /// Bytes for the transfers that are kept and the history of addresses; nil for as many as it takes.
  public var bytes: Int?
  /// Transfers kept before any is let go.
  public var settlesAfter: Int

  /// Transfers that are kept whatever the limit: with fewer nothing could be found.
  static let least = 4_096

  public init(bytes: Int? = nil, settlesAfter: Int = 1 << 21) {
    self.bytes = bytes
    self.settlesAfter = max(2, settlesAfter)
  }

  /// Transfers that may be kept beside so many nodes.
  ///
  /// PERF: some share of the nodes in any case, because every search goes through all of them once.
  func rows(beside nodes: Int, _ size: EngineSize) -> Int {
    guard let bytes else { return .max }
    return max(
      min(Self.least, settlesAfter), nodes / 4, (bytes - min(bytes, nodes.clampedProduct(size.node))) / max(1, size.row)
    )
  }

  /// Bytes over the limit that so many nodes take with the fewest transfers; 0 if they fit.
  func overflow(beside nodes: Int, _ size: EngineSize) -> Int {
    bytes.map { max(0, nodes.clampedProduct(size.node).clampedSum(max(Self.least, nodes / 4) * size.row) - $0) } ?? 0
  }
}

extension Int {
  /// The product, or the largest number there is.
  fileprivate func clampedProduct(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }

  /// The sum of two numbers that are not negative, or the largest number there is.
  fileprivate func clampedSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
