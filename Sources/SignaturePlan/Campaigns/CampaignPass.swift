/// Groups finished matches: the second pass.
///
/// Matches stand in order of first time, then signature, then id. Of each key value, in the order in which it first
/// comes, groups are formed one after another: a group starts at the first match that is in none of this key value
/// yet, and takes every later one whose first time lies within the window. A group that has enough matches, passes
/// the test and scores enough is reported; one that does not gives up its first match, and the next starts after it.
public struct CampaignPass {
  private let campaign: Campaign
  private let matches: [Match]
  private let isService: (Node) -> Bool
  private let cases: (Node) -> [String]

  /// A group of matches that is reported.
  public struct Group: Sendable, Hashable {
    /// What its matches have in common, as a text unlike that of anything else; empty for campaigns that group all.
    public var key: String
    /// In order of time.
    public var members: [Match]
    public var score: Points
    public var reasons: [Reason]

    public init(key: String, members: [Match], score: Points, reasons: [Reason]) {
      self.key = key
      self.members = members
      self.score = score
      self.reasons = reasons
    }
  }

  /// - Parameters:
  ///   - matches: every match of the scan, whatever its signature.
  ///   - isService: whether labels call a node a service, which ties nothing together.
  ///   - cases: the cases that labels give a node.
  public init(
    _ campaign: Campaign, over matches: [Match], isService: @escaping (Node) -> Bool,
    cases: @escaping (Node) -> [String]
  ) {
    self.campaign = campaign
    self.matches = matches.filter { campaign.signatures.contains($0.signature) }.sorted {
      ($0.firstTime, $0.signature, $0.id) < ($1.firstTime, $1.signature, $1.id)
    }
    self.isService = isService
    self.cases = cases
  }

  public func groups() -> [Group] {
    var order: [String] = []
    var byKey: [String: [Match]] = [:]
    for match in matches {
      for key in keys(of: match) {
        if byKey[key] == nil { order.append(key) }
        byKey[key, default: []].append(match)
      }
    }
    return order.flatMap { groups(of: $0, among: byKey[$0] ?? []) }
  }

  private func groups(of key: String, among matches: [Match]) -> [Group] {
    var found: [Group] = []
    var start = 0
    while start < matches.count {
      let members = Array(matches[start...].prefix { lies($0, inWindowOf: matches[start]) })
      if members.count >= campaign.least, let group = group(of: key, members) {
        found.append(group)
        start += members.count
      } else {
        start += 1
      }
    }
    return found
  }

  private func lies(_ match: Match, inWindowOf first: Match) -> Bool {
    let (age, overflow) = match.firstTime.subtractingReportingOverflow(first.firstTime)
    return !overflow && age <= campaign.window
  }

  private func group(of key: String, _ members: [Match]) -> Group? {
    var numbers: [CampaignNumber: Double] = [:]
    for number in CampaignNumber.allCases { numbers[number] = value(number, of: members) }
    let holds = { (condition: Logic<CampaignTest>) in
      condition.holds { $0.interval.contains(numbers[$0.number] ?? .nan) }
    }
    guard holds(campaign.test) else { return nil }
    let steps = campaign.signatures.filter { name in members.contains { $0.signature == name } }
    let reasons = campaign.score.compactMap { part -> Reason? in
      let points = part.points(numbers, holds)
      return points > .zero ? Reason(points: points, text: part.text, steps: steps) : nil
    }
    let score = reasons.reduce(Points.zero) { $0 + $1.points }
    return score >= campaign.reportAt ? Group(key: key, members: members, score: score, reasons: reasons) : nil
  }

  private func value(_ number: CampaignNumber, of members: [Match]) -> Double {
    switch number {
    case .count: Double(members.count)
    case .usd: Statistics.sum(members.compactMap(\.value.usd))
    case .duration: Double((members.last?.firstTime ?? 0) - (members.first?.firstTime ?? 0))
    case .cases: Double(Set(members.flatMap(\.nodes).flatMap(cases)).count)
    case .addresses: Double(Set(members.flatMap(\.nodes)).count)
    case .signatures: Double(Set(members.map(\.signature)).count)
    }
  }

  /// What a match may have in common with others; empty where its evidence does not say.
  private func keys(of match: Match) -> [String] {
    switch campaign.key {
    case .everything: [""]
    case .address: Set(match.nodes.filter { !isService($0) }.map(\.text)).sorted()
    case .end(let step, let end):
      match.first(of: step).map { [(end == .from ? $0.sender : $0.receiver).text] } ?? []
    case .amount(let step): match.first(of: step).map { ["\($0.asset) \($0.amount)"] } ?? []
    case .rounded(let step):
      // Nothing has no significant digit, and so nothing in common.
      match.first(of: step).flatMap { $0.amount > 0 ? ["\($0.asset) \(Numbers.rounded($0.amount))"] : nil } ?? []
    }
  }
}

extension Match {
  /// Both ends of every transfer of the evidence.
  fileprivate var nodes: [Node] { evidence.flatMap { [$0.transfer.sender, $0.transfer.receiver] } }

  fileprivate func first(of step: String) -> Transfer? { evidence.first { $0.step == step }?.transfer }
}

extension Node {
  /// Unlike that of any other node.
  fileprivate var text: String { "\(chain)\u{0}\(address)" }
}

extension CampaignPart {
  fileprivate func points(_ numbers: [CampaignNumber: Double], _ holds: (Logic<CampaignTest>) -> Bool) -> Points {
    switch rule {
    case .always: return points
    case .when(let condition): return holds(condition) ? points : .zero
    case .per(let each, let number, let over):
      guard let value = numbers[number], value > over else { return .zero }
      return Points(rounding: min(points.value, each.value * (value - over)))
    case .scaled(let number, let from, let to):
      let share = ((numbers[number] ?? .nan) - from) / (to - from)
      guard share > 0 else { return .zero }
      return Points(rounding: points.value * min(share, 1))
    }
  }
}
