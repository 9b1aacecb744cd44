/// A flow that was put into the ledger and is to be found again.
public struct PlantedCase: Sendable, Hashable {
  /// What it is called in the demonstration's output: `Bybit 2025-02 split`.
  public var name: String
  /// The signature that is expected to find it.
  public var signature: String
  /// What was published of the case that it is shaped after.
  public var figures: [PublishedFigure]
  /// Row of its first transfer.
  public var origin: Int
  /// Rows of all its transfers.
  public var rows: Set<Int>

  public init(name: String, signature: String, figures: [PublishedFigure], origin: Int, rows: Set<Int>) {
    self.name = name
    self.signature = signature
    self.figures = figures
    self.origin = origin
    self.rows = rows
  }
}

/// A figure of a past theft, and where it was published.
public struct PublishedFigure: Sendable, Hashable {
  /// `401,346 ETH taken at 2025-02-21 14:16 UTC`.
  public var text: String
  /// A publication, or a public repository and the file in it.
  public var source: String

  public init(_ text: String, source: String) {
    self.text = text
    self.source = source
  }
}
