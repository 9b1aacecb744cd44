import SignaturePlan

/// A campaign that can be run over the matches of signatures.
public struct CompiledCampaign: Sendable, Hashable {
  public var campaign: Campaign
  /// The tests inside it, in order; they use the signatures compiled with it.
  public var tests: [InlineTest]
  /// The file it came from.
  public var path: String
  /// The place of its name.
  public var span: SourceSpan

  public init(campaign: Campaign, tests: [InlineTest], path: String, span: SourceSpan) {
    self.campaign = campaign
    self.tests = tests
    self.path = path
    self.span = span
  }
}
