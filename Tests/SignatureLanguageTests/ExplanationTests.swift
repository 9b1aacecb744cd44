import Testing

@testable import SignatureLanguage

/// In every mark `|` stands before the word.
@Suite("What words mean in an editor") struct ExplanationTests {
  @Test(
    "Words are explained as what they are where they stand",
    arguments: [
      ("|hop from", ReferenceEntry.Kind.step, "hop"), ("hop |from", .part, "from"),
      ("from @|exchange", .set, "exchange"),
      ("where |usd", .attribute, "usd"), ("|equal within", .predicate, "equal"), ("equal |within", .part, "within"),
      ("|max_share <=", .function, "max_share"), ("is |fresh", .predicate, "fresh"),
      ("exit.|fraction", .function, "fraction"),
      ("fraction |from", .rule, "from"), ("|severity high", .section, "severity"),
      ("severity |high", .severity, "high"),
      ("within |3h", .unit, "h"), (">= |$2_000", .unit, "$"), ("|80%", .unit, "%"), ("|any address", .rule, "any"),
      ("label V |exchange", .set, "exchange"), ("expect |none", .expectation, "none"),
      ("|report at", .section, "report"),
    ])
  func explanations(mark: String, kind: ReferenceEntry.Kind, name: String) throws {
    try expectEntry(Samples.splitAndBridge, mark, kind, name)
  }

  @Test(
    "Words of later steps are explained as what they are",
    arguments: [
      ("|set @mine", ReferenceEntry.Kind.section, "set"), ("by |case", .argument, "case"), ("60 |by case", .part, "by"),
      ("|of drain", .part, "of"), ("|optional hop", .step, "optional"), ("optional |hop", .step, "hop"),
      ("hop |to joined", .part, "to"), ("joined.|from", .head, "from"), ("2d |any asset", .part, "any"),
      ("any |asset", .part, "asset"), ("|any {", .step, "any"), ("|paid >=", .attribute, "paid"),
      ("|via @", .part, "via"), ("|repeat", .step, "repeat"), ("|no hop", .step, "no"),
      ("through |services", .part, "services"), ("|every 2m", .part, "every"), ("@mine to |fresh", .part, "fresh"),
      ("|sum <=", .function, "sum"), ("by |haircut", .argument, "haircut"), ("relay(|within", .relayPart, "within"),
      ("|until @", .part, "until"), ("|taint >=", .attribute, "taint"), ("theft \"x\" |case", .entry, "case"),
      ("|event \"", .entry, "event"), ("|ledger", .entry, "ledger"), ("expect |no", .expectation, "no"),
      ("000) |on", .entry, "on"),
    ])
  func laterWords(mark: String, kind: ReferenceEntry.Kind, name: String) throws {
    try expectEntry(Samples.everyStep, mark, kind, name)
  }

  @Test(
    "Numbers are explained with what they take, and by the step that they are of",
    arguments: [
      ("|cv(interval)", ReferenceEntry.Kind.function, "cv(interval)"),
      ("(|interval)", .function, "interval"),
      ("|distinct(case(from))", .function, "distinct(case(from))"), ("|hour(UTC", .attribute, "hour"),
      ("hour(|UTC", .argument, "UTC"), ("|since event", .attribute, "since"), ("a.|usd", .head, "usd"),
      ("b.|usd", .function, "usd"), ("|lookalike(", .predicate, "lookalike"), ("|fraction(a", .function, "fraction"),
      ("a where |age", .attribute, "age"), ("|group by", .campaign, "group"),
      ("where |cases", .campaignNumber, "cases"),
      ("per |count", .campaignNumber, "count"), ("30d\n|where", .campaign, "where"),
    ])
  func numbers(mark: String, kind: ReferenceEntry.Kind, name: String) throws {
    let text = """
      signature x {
        flow within 9d {
          a: hop where hour(UTC+9) in 9..18, since event("t") <= 5d, to is lookalike(within 7d)
          b: split 3..9 within 1h where usd >= 5% of a.usd, cv(interval) <= 5%, distinct(case(from)) >= 2
          each b { hop where usd <= b.usd }
        }
        score { +5 "y" when fraction(a where age >= 5d) > 5% }
      }
      campaign y {
      group by address at least 3 within 30d
      where cases >= 2
        score { +5 "y" 5 per count over 3 }
      }
      """
    try expectEntry(text, mark, kind, name)
  }

  @Test("A declared set is explained by its declaration")
  func declaredSet() throws {
    let text = Samples.everyStep
    let range = try #require(text.range(of: "to @mine") ?? text.range(of: "from @mine"))
    let offset = text.utf8.distance(from: text.startIndex, to: range.upperBound) - 1
    let explanation = try #require(EditedSource(SignatureSource(path: "x", text: text)).explanation(at: offset))
    #expect(explanation.subject == .set(name: "@mine", text: "set @mine = (\"0xabc\", bc1q on bitcoin)"))
  }

  private func expectEntry(_ text: String, _ mark: String, _ kind: ReferenceEntry.Kind, _ name: String) throws {
    let parts = mark.split(separator: "|", omittingEmptySubsequences: false)
    let range = try #require(text.range(of: parts.joined()))
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound) + parts[0].utf8.count
    let explanation = try #require(EditedSource(SignatureSource(path: "x", text: text)).explanation(at: offset))
    guard case .word(let entry, _) = explanation.subject else { throw Unexplained() }
    #expect(entry.kind == kind && entry.name == name)
  }

  @Test("The name of a step is explained by the line that binds it")
  func stepExplanation() throws {
    let text = Samples.splitAndBridge
    let range = try #require(text.range(of: "each fan"))
    let offset = text.utf8.distance(from: text.startIndex, to: range.upperBound) - 1
    let explanation = try #require(EditedSource(SignatureSource(path: "x", text: text)).explanation(at: offset))
    guard case .step(let name, let line, let entry) = explanation.subject else { throw Unexplained() }
    #expect(name == "fan" && line.hasPrefix("fan: split 30..150 within 3h where") && entry?.name == "split")
  }

  private struct Unexplained: Error {}
}
