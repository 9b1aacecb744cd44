import SignaturePlan

/// The meaning of a campaign in code: which groups of matches it reports.
///
/// It follows the section *Campaigns* of `Semantics.md` and shares no code with ``CampaignPass``, which is compared
/// with it.
public struct CampaignDefinition {
  let campaign: Campaign
  let services: Set<Node>
  let cases: [Node: Set<String>]

  /// What two matches can share.
  enum Key: Hashable {
    case nothing
    case node(Node)
    case sum(asset: String, amount: Double)

    var text: String {
      switch self {
      case .nothing: ""
      case .node(let node): "\(node.chain)\u{0}\(node.address)"
      case .sum(let asset, let amount): "\(asset) \(amount)"
      }
    }
  }

  public init(_ campaign: Campaign, services: Set<Node>, cases: [Node: Set<String>]) {
    self.campaign = campaign
    self.services = services
    self.cases = cases
  }

  /// The groups among matches of any signatures.
  public func groups(among matches: [Match]) -> [CampaignPass.Group] {
    let mine = matches.filter { campaign.signatures.contains($0.signature) }.sorted(by: isBefore)
    var seen: Set<Key> = []
    return mine.flatMap { match in keys(of: match).filter { seen.insert($0).inserted } }.flatMap { key in
      groups(in: mine.filter { keys(of: $0).contains(key) }[...], sharing: key)
    }
  }

  private func isBefore(_ left: Match, _ right: Match) -> Bool {
    if left.firstTime != right.firstTime { return left.firstTime < right.firstTime }
    return left.signature == right.signature ? left.id < right.id : left.signature < right.signature
  }

  private func groups(in matches: ArraySlice<Match>, sharing key: Key) -> [CampaignPass.Group] {
    guard let first = matches.first else { return [] }
    let members = matches.filter { Double($0.firstTime) - Double(first.firstTime) <= Double(campaign.window) }
    guard members.count >= campaign.least, let group = reported(members, key) else {
      return groups(in: matches.dropFirst(), sharing: key)
    }
    return [group] + groups(in: matches.dropFirst(members.count), sharing: key)
  }

  // MARK: What matches share

  /// Each once, in the order in which groups of one match are listed.
  func keys(of match: Match) -> [Key] {
    switch campaign.key {
    case .everything: return [.nothing]
    case .address:
      let nodes = Set(nodes(of: match)).subtracting(services)
      return nodes.sorted { ($0.chain, $0.address) < ($1.chain, $1.address) }.map(Key.node)
    case .end(let step, .from): return first(of: step, match).map { [.node($0.sender)] } ?? []
    case .end(let step, .to): return first(of: step, match).map { [.node($0.receiver)] } ?? []
    case .amount(let step): return first(of: step, match).map { [.sum(asset: $0.asset, amount: $0.amount)] } ?? []
    case .rounded(let step):
      let sum = first(of: step, match).map { Key.sum(asset: $0.asset, amount: Numbers.rounded($0.amount)) }
      // What is undefined is no key value: it is not even the same as itself.
      return [sum].compactMap(\.self).filter { $0 == $0 }
    }
  }

  private func first(of step: String, _ match: Match) -> Transfer? {
    match.evidence.filter { $0.step == step }.map(\.transfer).first
  }

  private func nodes(of match: Match) -> [Node] {
    match.evidence.flatMap { [$0.transfer.sender, $0.transfer.receiver] }
  }

  // MARK: Numbers and score

  private func reported(_ members: [Match], _ key: Key) -> CampaignPass.Group? {
    guard campaign.test.holds({ $0.interval.contains(number($0.number, of: members)) }) else { return nil }
    let steps = campaign.signatures.filter { members.map(\.signature).contains($0) }
    let reasons = campaign.score.map { Reason(points: points($0, members), text: $0.text, steps: steps) }
      .filter { $0.points != .zero }
    let score = Points(tenths: reasons.map(\.points.tenths).reduce(0, +))
    return score < campaign.reportAt
      ? nil : CampaignPass.Group(key: key.text, members: members, score: score, reasons: reasons)
  }

  private func number(_ number: CampaignNumber, of members: [Match]) -> Double {
    let nodes = Set(members.flatMap(nodes(of:)))
    return switch number {
    case .count: Double(members.count)
    case .usd: Statistics.sum(members.map { $0.value.usd ?? 0 })
    case .duration: Double(members[members.count - 1].firstTime) - Double(members[0].firstTime)
    case .cases: Double(nodes.reduce(into: Set<String>()) { $0.formUnion(cases[$1] ?? []) }.count)
    case .addresses: Double(nodes.count)
    case .signatures: Double(Set(members.map(\.signature)).count)
    }
  }

  private func points(_ part: CampaignPart, _ members: [Match]) -> Points {
    switch part.rule {
    case .always: return part.points
    case .when(let condition):
      return condition.holds { $0.interval.contains(number($0.number, of: members)) } ? part.points : .zero
    case .per(let each, let name, let over):
      let above = number(name, of: members) - over
      return above > 0 ? Points(rounding: min(part.points.value, each.value * above)) : .zero
    case .scaled(let name, let from, let to):
      let share = (number(name, of: members) - from) / (to - from)
      return share > 0 ? Points(rounding: part.points.value * min(share, 1)) : .zero
    }
  }
}
