import SignaturePlan
import Testing

@testable import SignatureLanguage

@Suite("The reference of words") struct ReferenceTests {
  private static let folder = "Sources/SignatureLanguage/Reference/"

  @Test("Every attribute of a transfer has an entry", arguments: Checker.attributeNames)
  func attributes(name: String) { expectEntry(name, .attribute, in: "SignatureReference+Attributes.swift") }

  @Test("Every number of a group has an entry", arguments: GroupFunction.allCases)
  func functions(function: GroupFunction) {
    expectEntry(function.rawValue, .function, in: "SignatureReference+Functions.swift")
  }

  @Test("Every number of a head has an entry", arguments: Formula.HeadNumber.allCases)
  func heads(number: Formula.HeadNumber) {
    expectEntry(number.rawValue, .head, in: "SignatureReference+Functions.swift")
  }

  @Test("Every number of a campaign has an entry", arguments: CampaignNumber.allCases)
  func campaignNumbers(number: CampaignNumber) {
    expectEntry(number.rawValue, .campaignNumber, in: "SignatureReference+Campaigns.swift")
  }

  @Test("Every way of sharing taint has an entry", arguments: TaintPolicy.allCases)
  func policies(policy: TaintPolicy) {
    expectEntry(policy.rawValue, .argument, in: "SignatureReference+Parts.swift")
  }

  @Test("Every name that a clause knows has an entry", arguments: StepTable.Kind.allCases)
  func names(kind: StepTable.Kind) {
    for name in ClauseContext(kind: kind, hasHead: true).knownNames {
      let names = [ReferenceEntry.Kind.attribute, .function].flatMap { SignatureReference.entries($0).map(\.name) }
      #expect(
        names.contains { $0 == name || $0.hasPrefix(name + "(") },
        "add `\(name)` to \(Self.folder)SignatureReference+Functions.swift")
    }
  }

  @Test("Every step has an entry", arguments: Keyword.steps)
  func steps(keyword: Keyword) { expectEntry(keyword.rawValue, .step, in: "SignatureReference+Steps.swift") }

  @Test("Every section of a campaign has an entry", arguments: Parser.campaignSections)
  func campaignSections(keyword: Keyword) {
    expectEntry(keyword.rawValue, .campaign, in: "SignatureReference+Campaigns.swift")
  }

  @Test("Every section has an entry", arguments: [.signature, .campaign, .declaration] + Keyword.sections)
  func sections(keyword: Keyword) { expectEntry(keyword.rawValue, .section, in: "SignatureReference+Sections.swift") }

  @Test("Every known label set has an entry", arguments: CompilerOptions.standardSets.sorted())
  func sets(name: String) { expectEntry(name, .set, in: "SignatureReference+Sets.swift") }

  @Test("Every severity has an entry", arguments: Parser.severities)
  func severities(name: String) { expectEntry(name, .severity, in: "SignatureReference+Sections.swift") }

  @Test("Every keyword has an entry of some kind")
  func keywords() {
    for keyword in Keyword.allCases {
      let entry = SignatureReference.entries.first { $0.name == keyword.rawValue }
      #expect(entry != nil, "add `\(keyword.rawValue)` to the file of its kind in \(Self.folder)")
    }
  }

  private func expectEntry(_ name: String, _ kind: ReferenceEntry.Kind, in file: String) {
    let entry = SignatureReference.entry(name, kind)
    #expect(entry != nil, "add an entry of kind `\(kind.rawValue)` for `\(name)` to \(Self.folder)\(file)")
  }

  // MARK: Entries

  @Test("Every example compiles without a diagnostic", arguments: SignatureReference.entries)
  func examples(entry: ReferenceEntry) {
    let source = SignatureSource(path: "x", text: Self.file(around: entry.example))
    let compilation = SignatureCompiler.compile([source])
    #expect(compilation.diagnostics.isEmpty, "\(compilation.diagnostics.map { $0.text() }.joined())")
    let isCampaign = entry.example.place == .campaign || entry.kind == .section && entry.name == "campaign"
    #expect(compilation.campaigns.count == (isCampaign ? 1 : 0))
    #expect(compilation.signatures.count == (entry.kind == .section && isCampaign ? 0 : 1))
  }

  @Test("Every example shows its word", arguments: SignatureReference.entries)
  func examplesShowWord(entry: ReferenceEntry) {
    #expect(entry.example.text.contains(entry.name), "`\(entry.name)` is not in its example")
  }

  @Test("Meanings are one or two sentences", arguments: SignatureReference.entries)
  func meanings(entry: ReferenceEntry) {
    #expect(entry.meaning.hasSuffix("."))
    #expect(!entry.meaning.isEmpty && entry.meaning.count <= 200, "\(entry.name)")
    #expect(!entry.type.hasSuffix(".") && entry.type.first?.isUppercase == false || entry.type.hasPrefix("US"))
  }

  @Test("No word has two entries of one kind")
  func unique() {
    for kind in ReferenceEntry.Kind.allCases {
      let names = SignatureReference.entries(kind).map(\.name)
      #expect(!names.isEmpty && Set(names).count == names.count, "\(kind)")
    }
  }

  /// A signature around an example that lacks nothing.
  private static func file(around example: ReferenceEntry.Example) -> String {
    let text = example.text
    switch example.place {
    case .file: return text
    case .signature: return signature(text)
    case .flow: return signature("flow within 14d {\n seed: hop where usd >= $1_000_000\n\(text)\n}")
    case .score: return signature("score {\n\(text)\n}")
    case .campaign: return signature("report at 5") + "\n" + campaign(text)
    case .test:
      let more = text.contains("expect") ? "" : "expect none"
      return signature("test \"t\" {\n 2025-02-21 14:16 A -> B $5_000_000\n\(text)\n\(more)\n}")
    }
  }

  /// The same of a campaign.
  private static func campaign(_ section: String) -> String {
    let sections = ["of x", "at least 3 within 30d", "score { +60 \"x\" }", "report at 5"]
    let others = sections.filter { !section.hasPrefix($0.prefix { $0.isLetter }) }
    return "campaign y {\n\(section)\n\(others.joined(separator: "\n"))\n}"
  }

  private static func signature(_ section: String) -> String {
    let sections = [
      """
      flow within 14d {
        seed:  hop where usd >= $1_000_000
        layer: split 9..60 within 3h
        each layer { exit: hop to @bridge }
      }
      """, "score { +60 \"x\" }", "report at 5",
    ]
    let others = sections.filter { !section.hasPrefix($0.prefix { $0.isLetter }) }
    return "signature x {\n\(section)\n\(others.joined(separator: "\n"))\n}"
  }
}
