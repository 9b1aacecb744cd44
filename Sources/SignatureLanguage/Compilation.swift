import SignaturePlan

/// What compiling some sources gave.
public struct Compilation: Sendable {
  /// Those without an error, in the order of the sources.
  public var signatures: [CompiledSignature]
  /// By source, then by place.
  public var diagnostics: [Diagnostic]

  public init(signatures: [CompiledSignature], diagnostics: [Diagnostic]) {
    self.signatures = signatures
    self.diagnostics = diagnostics
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

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
