/// What came of one test inside a signature.
public struct TestOutcome: Sendable, Equatable {
  public var signature: String
  public var test: String
  public var path: String
  /// Line of the test in its file.
  public var line: Int
  /// The expectations that did not come true, in order; empty if the test passed.
  public var failures: [TestFailure]

  public var passed: Bool { failures.isEmpty }
}
