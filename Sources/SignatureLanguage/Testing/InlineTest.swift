import SignaturePlan

/// A test inside a signature: a tiny ledger and what is expected of it.
public struct InlineTest: Sendable, Hashable {
  public var name: String
  /// By time; those of one time in the order in which they were written.
  public var transfers: [Transfer]
  /// For each transfer, the line of the source that it came from.
  public var lines: [Int]
  public var labels: [InlineLabel]
  /// At least one.
  public var expectations: [Expectation]
  /// The place of `test` and its name.
  public var span: SourceSpan

  public init(
    name: String, transfers: [Transfer], lines: [Int], labels: [InlineLabel], expectations: [Expectation],
    span: SourceSpan
  ) {
    self.name = name
    self.transfers = transfers
    self.lines = lines
    self.labels = labels
    self.expectations = expectations
    self.span = span
  }
}
