import SignaturePlan

/// A test inside a signature: a tiny ledger and what is expected of it.
public struct InlineTest: Sendable, Hashable {
  public var name: String
  /// By time; those of one time in the order in which they were written.
  public var transfers: [Transfer]
  /// For each transfer, the line of the source that it came from.
  public var lines: [Int]
  public var labels: [InlineLabel]
  public var events: [InlineEvent]
  /// Ledgers to read besides, relative to the folder of the signature's file and never out of it.
  public var files: [String]
  /// At least one.
  public var expectations: [Expectation]
  /// The place of `test` and its name.
  public var span: SourceSpan

  public init(
    name: String, transfers: [Transfer], lines: [Int], labels: [InlineLabel], events: [InlineEvent] = [],
    files: [String] = [], expectations: [Expectation], span: SourceSpan
  ) {
    self.name = name
    self.transfers = transfers
    self.lines = lines
    self.labels = labels
    self.events = events
    self.files = files
    self.expectations = expectations
    self.span = span
  }
}
