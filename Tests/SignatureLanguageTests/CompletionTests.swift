import SignaturePlan
import Testing

@testable import SignatureLanguage

/// In every source `|` is where something is being typed.
@Suite("What could be typed next") struct CompletionTests {
  private static let places: [(String, [String])] = [
    ("|", ["signature"]),
    ("sig|", ["signature"]),
    ("signature x {\n  severity |", ["low", "medium", "high", "critical"]),
    ("signature x {\n  flow |", ["within"]),
    ("signature x {\n  report |", ["at"]),
    ("signature x {\n flow within 1d {\n  seed: |", ["hop", "chain", "split", "each", "mesh"]),
    ("signature x {\n flow within 1d {\n  hop |", ["where", "from", "to"]),
    ("signature x {\n flow within 1d {\n  split 3..9 |", ["where", "within", "from", "to"]),
    ("signature x {\n flow within 1d {\n  split 3..9 within 1h |", ["where", "from", "to"]),
    ("signature x {\n flow within 1d {\n  hop to |", sets),
    ("signature x {\n flow within 1d {\n  hop to @br|", sets),
    ("signature x {\n flow within 1d {\n  hop where to |", ["in", "is", "not"]),
    ("signature x {\n flow within 1d {\n  hop where to is |", ["fresh", "relay", "not"]),
    ("signature x {\n flow within 1d {\n  hop where to is not |", ["fresh", "relay"]),
    ("signature x {\n flow within 1d {\n  hop where to in |", sets),
    ("signature x {\n flow within 1d {\n  hop where to not in |", sets),
    ("signature x {\n flow within 1d {\n  hop where usd >= |", ["$1_000_000"]),
    ("signature x {\n flow within 1d {\n  hop where usd >= $5 |", ["and", "or"]),
    ("signature x {\n flow within 1d {\n  hop where to is relay(|", ["within", "passes", "age", "degree"]),
    ("signature x {\n flow within 1d {\n  mesh 4.. through |", ["relay"]),
    ("signature x {\n flow within 1d {\n  a: hop\n b: split 3..9 within 1h\n each |", ["b"]),
    ("signature x {\n flow within 1d {\n  each b, |", ["at"]),
    ("signature x {\n flow within 1d {\n  each b, at |", ["least"]),
    ("signature x {\n flow within 5|", ["5s", "5m", "5h", "5d", "5w"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" |", ["when", "scaled"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" when |", ["a", "any", "not"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" 1 |", ["per"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" 1 per |", ["a"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" 1 per a.count |", ["over"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" scaled by a.usd |", ["from"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" scaled by a.usd from $5 |", ["to"]),
    ("signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" when any address in |", sets),
    ("signature x {\n flow within 1d { each y { a: hop } }\n score {\n +5 \"z\" when each.|", ["count", "fraction"]),
    ("signature x {\n test \"t\" {\n  |", ["label", "expect"]),
    ("signature x {\n test \"t\" {\n  expect |", ["none", "match", "matches", "score", "evidence"]),
    ("signature x {\n flow within 1d { hop\n b: hop }\n test \"t\" {\n  expect evidence |", ["hop", "b"]),
    ("signature x {\n test \"t\" {\n  expect evidence x |", ["count"]),
    ("signature x {\n test \"t\" {\n  +1h A -> B $5 |", ["every", "keeping"]),
    ("signature x {\n test \"t\" {\n  +1h A -> |", []),
    ("signature x {\n test \"t\" {\n  label A |", sets.map { String($0.dropFirst()) }),
    ("signature x {\n title \"hop where |", []),
    ("signature x {\n // hop where |", []),
  ]

  @Test(
    "Proposals of a place",
    arguments: places)
  func proposals(source: String, expected: [String]) { #expect(Set(labels(source)) == Set(expected)) }

  private static let sets = CompilerOptions.standardSets.map { "@\($0)" }

  @Test("A first step is not asked what needs a head")
  func firstStep() {
    let first = labels("signature x { flow within 1d { hop where |")
    #expect(first.contains("usd") && first.contains("idle") && !first.contains("kept") && !first.contains("gap"))
    let second = labels("signature x { flow within 1d { hop\n hop where usd > $5, |")
    #expect(second.contains("kept") && second.contains("gap") && !second.contains("count"))
  }

  @Test("A group is asked for its numbers, and only a split for equal payments")
  func groups() {
    let split = labels("signature x { flow within 1d { hop\n split 3..9 within 1h where |")
    #expect(split.contains("share") && split.contains("equal") && !split.contains("fraction"))
    let mesh = labels("signature x { flow within 1d { mesh 3.. through relay(within 1h) where |")
    #expect(mesh.contains("depth") && !mesh.contains("equal") && !mesh.contains("idle"))
  }

  @Test("A line may begin a step or go on with the one before")
  func lineStart() {
    let labels = labels("signature x {\n flow within 1d {\n  hop\n  |\n }\n}")
    #expect(labels.contains("split") && labels.contains("where"))
  }

  @Test("What stands after the caret does not matter")
  func middle() {
    let source =
      "signature x {\n flow within 1d {\n  a: hop where |\n  b: split 3..9 within 1h\n }\n score { +5 \"z\" }\n}"
    #expect(labels(source).contains("usd"))
    #expect(
      labels(source.replacing("hop where |", with: "hop").replacing("+5 \"z\"", with: "+5 \"z\" when |")).contains("b"))
  }

  @Test("A section that is typed after a missing brace is one")
  func missingBrace() {
    #expect(labels("signature x {\n flow within 1d {\n  hop\n score {\n  +5 \"z\" |") == ["when", "scaled"])
  }

  @Test("A proposal replaces the word that is being typed")
  func replaced() {
    let source = EditedSource(SignatureSource(path: "x", text: "signature x { flow within 1d { hop to @bri"))
    #expect(CompletionContext(source, at: 42).replaced == 38..<42)
    #expect(CompletionContext(source, at: 40).replaced == 38..<42)
    #expect(CompletionContext(source, at: 9_999).replaced == 38..<42)
    #expect(CompletionContext(source, at: -1).replaced == 0..<0)
  }

  @Test(
    "Every name proposed in a clause is taken by the checker",
    arguments: ["hop", "chain 2..3", "split 3..9 within 1h", "mesh 3.. through relay(within 1h)"])
  func accepted(step: String) {
    for flow in ["\(step) where ", "hop where usd > $5\n\(step) where "] {
      let names = labels("signature x {\n flow within 1d {\n\(flow)|")
      #expect(names.count > 5)
      for name in names {
        guard let dimension = TransferAttribute(rawValue: name)?.dimension ?? GroupFunction(rawValue: name)?.dimension
        else { continue }
        let text = Samples.flow("\(flow)\(name) >= \(dimension.example)")
        let codes = SignatureCompiler.compile([SignatureSource(path: "x", text: text)]).diagnostics.map(\.code)
        #expect(Set(codes).isDisjoint(with: [.unknownAttribute, .noHead, .noGroup, .notInGroup]), "\(name) in \(flow)")
      }
    }
  }

  private func labels(_ marked: String) -> [String] {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let source = EditedSource(SignatureSource(path: "x", text: parts.joined()))
    return CompletionContext(source, at: parts[0].utf8.count).proposals.map(\.label)
  }
}
