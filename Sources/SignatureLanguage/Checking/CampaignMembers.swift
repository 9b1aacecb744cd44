/// The signatures that campaigns can group: by name, the names of their steps.
struct CampaignMembers {
  private let steps: [String: Set<String>]

  /// - Parameter sources: all that are checked; what cannot be read in them is passed over.
  init(_ sources: [SignatureSource]) {
    let small = sources.filter { $0.bytes.count <= SignatureCompiler.maximumSourceSize }.map(SourceText.init)
    let files = small.map { text in
      Parser.parse(
        text, sink: DiagnosticSink(source: text, limit: SignatureCompiler.maximumDiagnostics, warningsAreErrors: false))
    }
    steps = Dictionary(
      files.flatMap(\.signatures).filter { $0.campaign == nil }.map { ($0.name.text, Self.names($0.flow?.steps ?? [])) }
    ) { $0.union($1) }
  }

  private static func names(_ steps: [StepSyntax]) -> Set<String> {
    let all = everyStep(steps)
    let given = Set(all.compactMap(\.name?.text))
    let keywords = all.filter { $0.name == nil }.map(\.keyword.text)
    // A step without a name is called by its keyword, with a number where there are several.
    return given.union(keywords).union((0..<all.count).flatMap { number in keywords.map { "\($0)\(number + 1)" } })
  }

  private static func everyStep(_ steps: [StepSyntax]) -> [StepSyntax] {
    steps.flatMap { [$0] + everyStep($0.blocks.flatMap(\.self)) }
  }

  /// Reports what is wrong with the members of a campaign, as far as they are here.
  func check(_ campaign: CampaignSyntax, _ sink: DiagnosticSink) {
    for name in campaign.signatures { check(name, sink) }
    if let step = campaign.key?.step { check(step, of: campaign.signatures, sink) }
  }

  /// Warns of a signature that nobody wrote, if one that somebody wrote is called much like it: otherwise it may be in a
  /// file that is not here.
  private func check(_ name: Identifier, _ sink: DiagnosticSink) {
    guard steps[name.text] == nil, let near = Suggestion.nearest(to: name.text, among: steps.keys.sorted()) else {
      return
    }
    sink.report(
      .unknownMember, at: name.span, "no signature \(UserText.quoted(name.text)) is here",
      label: "in none of the files that are checked", help: "did you mean `\(near)`?", fix: near,
      isCertain: Suggestion.isClear(name.text, among: Set(steps.keys)))
  }

  /// Warns of a step that some member does not have: its matches would be in no group.
  private func check(_ step: Identifier, of members: [Identifier], _ sink: DiagnosticSink) {
    guard let lacking = members.first(where: { steps[$0.text].map { !$0.contains(step.text) } ?? false }) else {
      return
    }
    let known = (steps[lacking.text] ?? []).sorted()
    let near = Suggestion.nearest(to: step.text, among: known)
    sink.report(
      .memberWithoutStep, at: step.span,
      "signature \(UserText.quoted(lacking.text)) has no step \(UserText.quoted(step.text))",
      label: "its matches would be in no group", help: near.map { "did you mean `\($0)`?" },
      fix: near, secondary: [sink.annotation(lacking.span, "grouped here")])
  }
}
