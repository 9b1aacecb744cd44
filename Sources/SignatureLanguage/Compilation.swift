/// What compiling some sources gave.
public struct Compilation: Sendable {
  /// Those without an error, in the order of the sources.
  public var signatures: [CompiledSignature]
  /// The same of campaigns.
  public var campaigns: [CompiledCampaign]
  /// By source, then by place.
  public var diagnostics: [Diagnostic]

  public init(
    signatures: [CompiledSignature], campaigns: [CompiledCampaign] = [], diagnostics: [Diagnostic]
  ) {
    self.signatures = signatures
    self.campaigns = campaigns
    self.diagnostics = diagnostics
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
