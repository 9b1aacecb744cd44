import SignaturePlan

/// A test inside a signature: a tiny ledger and what is expected of it.
public struct InlineTest: Sendable, Hashable {
  public var name: String
  /// What `ledger "file.csv"` names, where it does.
  public var file: File?
  /// Those written into the test. By time; those of one time in the order in which they were written.
  public var transfers: [Transfer]
  /// For each transfer, the line of the source that it came from.
  public var lines: [Int]
  public var labels: [InlineLabel]
  public var events: [InlineEvent]
  /// At least one.
  public var expectations: [Expectation]
  /// The place of `test` and its name.
  public var span: SourceSpan

  /// A file of more transfers, which is for others to read.
  public struct File: Sendable, Hashable {
    /// Relative to the folder of the signature, and inside it.
    public var path: String
    /// The place of its name.
    public var span: SourceSpan

    public init(path: String, span: SourceSpan) {
      self.path = path
      self.span = span
    }
  }

  public init(
    name: String, file: File? = nil, transfers: [Transfer], lines: [Int], labels: [InlineLabel],
    events: [InlineEvent] = [], expectations: [Expectation], span: SourceSpan
  ) {
    self.name = name
    self.file = file
    self.transfers = transfers
    self.lines = lines
    self.labels = labels
    self.events = events
    self.expectations = expectations
    self.span = span
  }
}
