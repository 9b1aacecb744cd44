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

/// What a test says an address is.
public struct InlineLabel: Sendable, Hashable {
  public var address: String
  /// The name of a label set, without its sign.
  public var category: String
  /// What the set's argument is compared with: an entity, a case or an actor.
  public var entity: String?

  public init(address: String, category: String, entity: String? = nil) {
    self.address = address
    self.category = category
    self.entity = entity
  }
}
