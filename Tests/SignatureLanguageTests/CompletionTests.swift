import SignaturePlan
import Testing

@testable import SignatureLanguage

/// In every source `|` is where something is being typed.
@Suite("What could be typed next") struct CompletionTests {
  private static let places: [(String, [String])] = [
    ("|", ["signature", "campaign", "set"]),
    ("sig|", ["signature", "campaign", "set"]),
    ("signature x {\n  severity |", ["low", "medium", "high", "critical"]),
    ("signature x {\n  flow |", ["within"]),
    ("signature x {\n  report |", ["at"]),
    ("signature x {\n flow within 1d {\n  seed: |", Keyword.steps.map(\.rawValue)),
    ("signature x {\n flow within 1d {\n  hop |", ["where", "from", "to", "through", "any"]),
    ("signature x {\n flow within 1d {\n  split 3..9 |", ["where", "within", "from", "to", "by", "through", "any"]),
    (
      "signature x {\n flow within 1d {\n  split 3..9 within 1h |",
      ["where", "from", "to", "by", "through", "any"]
    ),
    ("signature x {\n flow within 1d {\n  hop to |", sets),
    ("signature x {\n flow within 1d {\n  hop to @br|", sets),
    ("signature x {\n flow within 1d {\n  hop where to |", ["in", "is", "not"]),
    ("signature x {\n flow within 1d {\n  hop where to is |", ["fresh", "relay", "lookalike", "not"]),
    ("signature x {\n flow within 1d {\n  hop where to is not |", ["fresh", "relay", "lookalike"]),
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
    ("signature x {\n test \"t\" {\n  |", ["label", "event", "ledger", "expect"]),
    (
      "signature x {\n test \"t\" {\n  expect |",
      ["none", "match", "matches", "score", "open", "no", "evidence"]
    ),
    ("signature x {\n flow within 1d { hop\n b: hop }\n test \"t\" {\n  expect evidence |", ["hop", "b"]),
    ("signature x {\n test \"t\" {\n  expect evidence x |", ["count"]),
    ("signature x {\n test \"t\" {\n  +1h A -> B $5 |", ["every", "keeping", "on"]),
    ("signature x {\n test \"t\" {\n  +1h A -> |", []),
    ("signature x {\n test \"t\" {\n  label A |", sets.map { String($0.dropFirst()) }),
    ("signature x {\n title \"hop where |", []),
    ("signature x {\n // hop where |", []),
  ]

  /// The same inside of a flow, after a hop `a` and a split `b`.
  private static let stepPlaces: [(String, [String])] = [
    ("no |", ["hop"]),
    ("c: optional |", Keyword.steps.map(\.rawValue)),
    ("no hop |", ["where", "from", "to", "within", "through", "any"]),
    ("series 3..9 |", ["where", "from", "to", "every", "through", "any"]),
    ("series 3..9 every |", durations),
    ("gather 3..9 |", ["where", "from", "to", "within", "of", "through", "any"]),
    ("gather 3..9 of |", ["b"]),
    ("each |", ["b"]),
    ("trace 1..9 |", ["where", "from", "to", "until", "by", "through"]),
    ("trace 1..9 by |", ["fifo", "haircut", "poison"]),
    ("trace 1..9 through |", ["relay", "services"]),
    ("hop through |", ["services"]),
    ("hop any |", ["asset"]),
    ("split 3..9 by |", ["case", "entity"]),
    ("cross |", ["where", "from", "to", "via", "within", "through", "any"]),
    ("cross to |", ["ethereum", "bitcoin", "tron", "a", "b"]),
    ("swap |", ["where", "from", "to", "within", "through", "any"]),
    ("cohort 3..9 to |", sets + ["fresh", "a", "b"]),
    ("trace 1..9 until |", sets),
    ("hop from |", sets + ["a", "b"]),
    ("hop from a.|", ["to", "from"]),
    ("hop where to = |", ["a", "b"]),
    ("hop where to = a.|", ["to", "from"]),
    ("hop where to in |", sets + ["b"]),
    ("hop where usd >= |", ["$1_000_000", "a", "b"]),
    ("hop where degree(|", ["from", "to"]),
    ("hop where degree(to, |", durations),
    ("hop where leaked(|", durations),
    ("hop where hour(|", ["UTC"]),
    ("hop where hour(UTC) >= |", ["12", "a", "b"]),
    ("hop where a.usd / b.usd >= |", ["35%", "a", "b"]),
    ("hop where asset in (|", []),
    ("split 3..9 within 1h where cv(|", ["interval", "usd", "where"]),
    ("split 3..9 within 1h where distinct(|", ["from", "to", "asset", "chain", "amount", "case", "entity"]),
    ("split 3..9 within 1h where count(where usd >= $5) |", ["in", "not"]),
    ("split 3..9 within 1h where count(where usd >= $5) >= |", ["12", "a", "b"]),
    ("each b { hop where usd >= b.|", functions),
    ("any { c: hop } or { d: hop\n hop where to = |", ["a", "b", "d"]),
    ("any { c: hop } or { d: hop }\n repeat 2..3 { e: hop }\n hop where to = |", ["a", "b", "c", "d", "e", "repeat"]),
    ("each b { c: hop }\n cohort 3..9 from @mine where to in |", sets + ["b", "each"]),
  ]

  private static let durations = ["10m", "30m", "1h", "3h", "6h", "12h", "1d", "3d", "7d", "14d", "30d"]
  /// What a split with a head before it has, seen from a branch.
  private static let functions =
    ["amount", "usd", "time"]
    + GroupFunction.allCases.map(\.rawValue).filter { $0 != "usd" && $0 != "reached" && $0 != "fraction" }

  @Test("Proposals inside of a flow", arguments: stepPlaces)
  func steps(source: String, expected: [String]) {
    let before = "signature x {\n flow within 9d {\n a: hop\n b: split 3..9 within 1h\n "
    #expect(Set(labels(before + source)) == Set(expected))
  }

  @Test("Sets of the file are proposed too")
  func declaredSets() {
    let found = labels("set @mine = (a, b on tron)\nsignature x { flow within 1d { hop to |")
    #expect(Set(found) == Set(Self.sets + ["@mine"]))
  }

  @Test("A number is put in with what it takes")
  func insertions() {
    let text = "signature x { flow within 1d { hop\n split 3..9 within 1h where "
    let source = EditedSource(SignatureSource(path: "x", text: text))
    let insertions = CompletionContext(source, at: text.utf8.count).proposals.map(\.insertion)
    for whole in ["hour(UTC)", "degree(to, 30d)", "cv(interval)", "since event(case(from))", "equal within 2%"] {
      #expect(insertions.contains(whole), "\(whole)")
    }
  }

  @Test("What has neither transfers nor branches is asked for nothing")
  func withoutNumbers() {
    let flow = "flow within 1d { a: hop\n any { b: hop } or { c: hop }\n no hop within 3d\n repeat 2..3 { d: hop } }"
    let names = labels("signature x {\n \(flow)\n test \"t\" { expect evidence |")
    #expect(names == ["a", "b", "c", "repeat", "d"])
  }

  @Test("A score asks of the transfers of a step")
  func scoreCalls() {
    let before = "signature x {\n flow within 1d { a: hop }\n score {\n +5 \"z\" when "
    #expect(labels(before + "count(|") == ["a"])
    #expect(labels(before + "count(a |") == ["where"])
    let row = labels(before + "count(a where |")
    #expect(row.contains("usd") && row.contains("age") && !row.contains("gap") && !row.contains("a"))
    #expect(labels(before + "a.usd / a.usd >= |") == ["35%"])
  }

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
    #expect(split.contains("share") && split.contains("equal") && !split.contains("kept"))
    let mesh = labels("signature x { flow within 1d { mesh 3.. through relay(within 1h) where |")
    #expect(mesh.contains("depth") && !mesh.contains("equal") && !mesh.contains("idle"))
  }

  @Test("A line may begin a step or go on with the one before")
  func lineStart() {
    let found = labels("signature x {\n flow within 1d {\n  hop\n  |\n }\n}")
    #expect(found.contains("split") && found.contains("where"))
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
    arguments: [
      "hop", "chain 2..3", "split 3..9 within 1h", "mesh 3.. through relay(within 1h)", "series 3..9 every 1h",
      "trace 1..9", "swap within 1h", "cross within 1h", "cohort 3..9 from @mine within 1h", "no hop within 1h",
    ])
  func accepted(step: String) {
    for flow in ["\(step) where ", "hop where usd > $5\n\(step) where "] {
      let names = labels("signature x {\n flow within 1d {\n\(flow)|")
      #expect(names.count > 5)
      for name in names {
        guard SignatureReference.entry(name, .attribute, .function) != nil, End(rawValue: name) == nil, name != "asset",
          name != "chain"
        else { continue }
        let text = Samples.flow("\(flow)\(Spelling.whole(name)) \(name == "gap" ? "<= 1d" : ">= 1%")")
        let codes = SignatureCompiler.compile([SignatureSource(path: "x", text: text)]).diagnostics.map(\.code)
        #expect(
          Set(codes).isDisjoint(with: [
            .unknownAttribute, .noHead, .noGroup, .notInGroup, .onlyInStep, .wrongArguments, .notOfRow, .expected,
          ]),
          "\(name) in \(flow)")
      }
    }
  }
}

/// The proposals of a place, which `|` marks.
func labels(_ marked: String) -> [String] {
  let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  let source = EditedSource(SignatureSource(path: "x", text: parts.joined()))
  return CompletionContext(source, at: parts[0].utf8.count).proposals.map(\.label)
}
