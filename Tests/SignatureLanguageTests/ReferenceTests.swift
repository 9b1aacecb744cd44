import SignaturePlan
import Testing

@testable import SignatureLanguage

@Suite("The reference of words") struct ReferenceTests {
  private static let folder = "Sources/SignatureLanguage/Reference/"

  @Test("Every attribute of a transfer has an entry", arguments: TransferAttribute.allCases)
  func attributes(attribute: TransferAttribute) {
    expectEntry(attribute.rawValue, .attribute, in: "SignatureReference+Numbers.swift")
  }

  @Test("Every number of a group has an entry", arguments: GroupFunction.allCases)
  func functions(function: GroupFunction) {
    expectEntry(function.rawValue, .function, in: "SignatureReference+Numbers.swift")
  }

  @Test("Every name that a clause knows has an entry", arguments: [StepTable.Kind.hop, .chain, .split, .mesh])
  func names(kind: StepTable.Kind) {
    for name in ClauseContext(kind: kind, hasHead: true).knownNames {
      let entry = SignatureReference.entry(name, .attribute, .function)
      #expect(entry != nil, "add `\(name)` to \(Self.folder)SignatureReference+Numbers.swift")
    }
  }

  @Test("Every step has an entry", arguments: Keyword.steps)
  func steps(keyword: Keyword) { expectEntry(keyword.rawValue, .step, in: "SignatureReference+Steps.swift") }

  @Test("Every section has an entry", arguments: [Keyword.signature] + Keyword.sections)
  func sections(keyword: Keyword) { expectEntry(keyword.rawValue, .section, in: "SignatureReference+Sections.swift") }

  @Test("Every known label set has an entry", arguments: CompilerOptions.standardSets.sorted())
  func sets(name: String) { expectEntry(name, .set, in: "SignatureReference+Sets.swift") }

  @Test("Every severity has an entry", arguments: Parser.severities)
  func severities(name: String) { expectEntry(name, .severity, in: "SignatureReference+Sections.swift") }

  @Test("Every keyword of this version has an entry of some kind")
  func keywords() {
    // Not steps of a later version, unless something else of this one is called so too.
    let later = Set(Keyword.laterSteps + [.campaign, .ledger])
    for keyword in Keyword.allCases where !later.contains(keyword) {
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
    #expect(compilation.signatures.count == 1)
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
    case .test:
      let more = text.contains("expect") ? "" : "expect none"
      return signature("test \"t\" {\n 2025-02-21 14:16 A -> B $5_000_000\n\(text)\n\(more)\n}")
    }
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
