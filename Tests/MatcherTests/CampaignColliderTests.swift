import Glibc
import ReferenceMatcher
import SignaturePlan
import Testing

/// Random campaigns over random matches: the pass must report exactly the groups that the definition reports.
@Suite struct CampaignColliderTests {
  private static let cases = unsafe getenv("SLUICE_COLLIDER_CASES").flatMap { unsafe Int(String(cString: $0)) } ?? 2_000

  @Test("a campaign groups what its definition groups")
  func agreement() {
    var grouped = 0
    for seed in 0..<Self.cases {
      var generator = SeededGenerator(seed: UInt64(seed))
      let ledger = RandomLedger(&generator)
      let matches = RandomCampaign.matches(ledger, &generator)
      let campaign = RandomCampaign.make(&generator)
      let labels = ledger.labels
      let expected = CampaignDefinition(campaign, services: labels.services, cases: labels.cases).groups(among: matches)
      let found = CampaignPass(
        campaign, over: matches.shuffled(using: &generator), isService: labels.services.contains,
        cases: { Array(labels.cases[$0] ?? []) }
      ).groups()
      grouped += expected.isEmpty ? 0 : 1
      guard found != expected else { continue }
      Issue.record("seed \(seed): \(campaign)\n\(matches)\n\(found)\n\(expected)")
      return
    }
    #expect(grouped * 10 > Self.cases, "random cases that group nothing test nothing")
  }
}

/// Makes campaigns and what they group.
enum RandomCampaign {
  private static let signatures = ["one", "two", "other"]
  private static let steps = ["hop", "fan"]

  /// Matches whose evidence is transfers of a ledger.
  static func matches(_ ledger: RandomLedger, _ generator: inout SeededGenerator) -> [Match] {
    guard !ledger.transfers.isEmpty else { return [] }
    return (0..<Int.random(in: 0...12, using: &generator)).map { number in
      let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Int.random(in: 0..<ledger.transfers.count, using: &generator)
      }
      let evidence = rows.sorted().enumerated().map { place, row in
        Evidence(
          step: generator.pick(steps), index: place + 1, transfer: ledger.transfers[row], tx: nil, archive: "a",
          row: row)
      }
      return match(number, evidence, &generator)
    }
  }

  private static func match(_ number: Int, _ evidence: [Evidence], _ generator: inout SeededGenerator) -> Match {
    let times = evidence.map(\.transfer.time)
    let transfer = evidence[0].transfer
    return Match(
      id: "\(number)", signature: generator.pick(signatures), severity: .low, score: Points(60), title: "", reasons: [],
      origin: Origin(address: transfer.from, time: transfer.time, tx: nil), firstTime: times.min() ?? 0,
      lastTime: times.max() ?? 0, chains: [], value: Value(asset: "USD", amount: 1, usd: transfer.usd), addresses: [],
      evidence: evidence, alternatives: 0, open: false, incomplete: [],
      provenance: Provenance(engine: "", signatureHash: "", labelsHash: "", archives: []))
  }

  static func make(_ generator: inout SeededGenerator) -> Campaign {
    let keys: [CampaignKey] = [
      .everything, .address, .end(step: "hop", .from), .end(step: "hop", .to), .amount(step: "fan"),
      .rounded(step: "fan"),
    ]
    return Campaign(
      name: "random", meta: Meta(), signatures: generator.pick([["one"], ["one", "two"], ["two", "one"]]),
      key: generator.pick(keys), least: Int.random(in: 1...3, using: &generator),
      window: generator.pick([0, 30, 500, 10_000]),
      test: generator.once(in: 3) ? .test(test(&generator)) : .always,
      score: (0..<Int.random(in: 1...3, using: &generator)).map { part($0, &generator) }, reportAt: Points(5))
  }

  private static func part(_ number: Int, _ generator: inout SeededGenerator) -> CampaignPart {
    let name = generator.pick(CampaignNumber.allCases)
    let rules: [CampaignPart.Rule] = [
      .always, .when(.not(.test(test(&generator)))), .per(Points(tenths: 15), name, over: 1),
      .scaled(name, from: generator.pick([0, 9]), to: 5),
    ]
    return CampaignPart(points: Points(6), text: "part \(number)", rule: generator.pick(rules))
  }

  private static func test(_ generator: inout SeededGenerator) -> CampaignTest {
    CampaignTest(generator.pick(CampaignNumber.allCases), generator.pick([.atLeast(2), .atMost(100), Interval(1...3)]))
  }
}
