import SignaturePlan
import Testing

@Suite struct CampaignTests {
  @Test func `siblings of one funding form a group`() {
    let campaign = Self.campaign(key: .amount(step: "fund"), least: 2, window: 100)
    let groups = Self.groups(campaign, [Self.match(0, 3_003.3), Self.match(50, 3_003.3), Self.match(60, 1)])
    #expect(groups.map { $0.members.map(\.firstTime) } == [[0, 50]])
    #expect(groups.first?.score == Points(60))
  }

  @Test func `a group ends with its window, and the next starts after it`() {
    let campaign = Self.campaign(key: .everything, least: 2, window: 10)
    let groups = Self.groups(campaign, [0, 5, 11, 40, 41].map { Self.match($0, 1) })
    #expect(groups.map { $0.members.map(\.firstTime) } == [[0, 5], [40, 41]])
  }

  @Test func `a match that starts no group is passed over`() {
    let campaign = Self.campaign(key: .everything, least: 2, window: 10)
    #expect(Self.groups(campaign, [0, 30, 35].map { Self.match($0, 1) }).map(\.members.count) == [2])
  }

  @Test func `services tie nothing together`() {
    let campaign = Self.campaign(key: .address, least: 2, window: 10)
    let matches = [Self.match(0, 1, from: "a"), Self.match(1, 1, from: "b")]
    #expect(Self.groups(campaign, matches).count == 1)
    #expect(Self.groups(campaign, matches, services: ["Mixer"]).isEmpty)
  }

  @Test func `matches of other signatures are not looked at`() {
    var campaign = Self.campaign(key: .everything, least: 1, window: 10)
    campaign.signatures = ["other"]
    #expect(Self.groups(campaign, [Self.match(0, 1)]).isEmpty)
  }

  @Test func `numbers of a group are tested and scored`() {
    var campaign = Self.campaign(key: .everything, least: 1, window: 100)
    campaign.test = .test(CampaignTest(.cases, .atLeast(2)))
    campaign.score = [CampaignPart(points: Points(80), text: "many", rule: .per(Points(30), .count, over: 0))]
    let matches = [Self.match(0, 1, from: "a"), Self.match(9, 1, from: "b")]
    let cases = ["a": ["One"], "b": ["Two"]]
    #expect(Self.groups(campaign, matches, cases: cases).map(\.score) == [Points(60)])
    #expect(Self.groups(campaign, matches, cases: ["a": ["One"]]).isEmpty)
  }

  // MARK: Helpers

  private static func campaign(key: CampaignKey, least: Int, window: Int64) -> Campaign {
    Campaign(
      name: "siblings", meta: Meta(), signatures: ["depositor"], key: key, least: least, window: window,
      score: [CampaignPart(points: Points(60), text: "siblings", rule: .always)], reportAt: Points(60))
  }

  private static func groups(
    _ campaign: Campaign, _ matches: [Match], services: Set<String> = [], cases: [String: [String]] = [:]
  ) -> [CampaignPass.Group] {
    CampaignPass(
      campaign, over: matches, isService: { services.contains($0.address) }, cases: { cases[$0.address] ?? [] }
    ).groups()
  }

  private static func match(_ time: Int64, _ amount: Double, from: String? = nil) -> Match {
    let transfer = Transfer(time: time, from: from ?? "Hub\(time)", to: "Mixer", asset: "ETH", amount: amount)
    let evidence = Evidence(step: "fund", index: 1, transfer: transfer, tx: nil, archive: "a.csv", row: Int(time))
    return Match(
      id: "\(time)", signature: "depositor", severity: .high, score: Points(60), title: "", reasons: [],
      origin: Origin(address: transfer.from, time: time, tx: nil), firstTime: time, lastTime: time,
      chains: ["ethereum"], value: Value(asset: "ETH", amount: amount, usd: nil), addresses: [], evidence: [evidence],
      alternatives: 0, open: false, incomplete: [],
      provenance: Provenance(engine: "", signatureHash: "", labelsHash: "", archives: []))
  }
}
