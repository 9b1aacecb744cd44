import SignaturePlan

/// A signature that can be run.
public struct CompiledSignature: Sendable, Hashable {
  public var plan: Plan
  /// The tests inside the signature, in order.
  public var tests: [InlineTest]
  /// The file it came from.
  public var path: String
  /// The place of its name.
  public var span: SourceSpan

  public init(plan: Plan, tests: [InlineTest], path: String, span: SourceSpan) {
    self.plan = plan
    self.tests = tests
    self.path = path
    self.span = span
  }
}
