import SignaturePlan

@testable import ReferenceMatcher

/// A small ledger with its labels, asked for the matches of plans.
struct Scene {
  var ledger: [Transfer]
  var services: Set<String> = []
  var sets: [SetReference: Set<String>] = [:]
  /// By address, on every chain of the ledger.
  var cases: [String: Set<String>] = [:]
  var events: [String: Int64] = [:]
  var dustFloor = 1.0

  init(
    _ ledger: [Transfer], services: Set<String> = [], sets: [SetReference: Set<String>] = [:],
    cases: [String: Set<String>] = [:], events: [String: Int64] = [:], dustFloor: Double = 1
  ) {
    self.ledger = ledger
    self.services = services
    self.sets = sets
    self.cases = cases
    self.events = events
    self.dustFloor = dustFloor
  }

  var matcher: ReferenceMatcher {
    func nodes(_ names: Set<String>) -> Set<Node> { Set(names.map { Node(chain: "ethereum", address: $0) }) }
    let ends = Set(ledger.flatMap { [$0.sender, $0.receiver] })
    let labelled = ends.compactMap { node in cases[node.address].map { (node, $0) } }
    let labels = LabelSets(
      members: sets.mapValues(nodes), services: nodes(services), cases: Dictionary(uniqueKeysWithValues: labelled),
      entities: Dictionary(uniqueKeysWithValues: labelled), events: events)
    return ReferenceMatcher(ledger: ledger, labels: labels, settings: MatchSettings(dustFloor: dustFloor))
  }

  /// What is reported.
  func findings(of plan: Plan) -> [Finding] { matcher.findings(of: plan) }

  /// The match of one origin, whether or not it is reported.
  func match(of plan: Plan, from origin: Int = 0) -> Finding? {
    let matcher = matcher
    return matcher.finding(of: plan, from: origin, facts: FlowFacts(ledger: matcher.ledger, sets: plan.sets))
  }

  /// Whether one transfer satisfies a condition, with or without a head.
  func holds(_ condition: Condition, of row: Int, after head: Int? = nil) -> Bool {
    let ledger = matcher.ledger
    let view = Standpoint(head: head.map(ledger.head))
    return FlowFacts(ledger: ledger).holds(condition, of: row, from: view)
  }
}

extension Finding {
  /// Rows of the evidence of one step.
  func rows(_ step: String) -> [Int] { evidence.filter { $0.step == step }.map(\.row) }

  var rows: [Int] { evidence.map(\.row) }
}

/// A transfer of ETH without a price, so never dust unless its amount is 0.
func pay(
  _ time: Int64, _ from: String, _ to: String, _ amount: Double = 10, asset: String = "ETH", usd: Double? = nil,
  chain: String = "ethereum"
) -> Transfer {
  Transfer(time: time, chain: chain, from: from, to: to, asset: asset, amount: amount, usd: usd)
}

func flow(
  _ steps: Step..., within horizon: Int64 = 1000, score: [ScorePart] = [], reportAt: Points = .zero
) -> Plan {
  Plan(name: "test", meta: Meta(), horizon: horizon, steps: steps, score: score, reportAt: reportAt)
}

func hop(_ name: String, _ condition: Condition = .always) -> Step {
  Step(name: name, kind: .hop(Hop(condition: condition)))
}

func chain(_ name: String, _ count: ClosedRange<Int>, _ condition: Condition = .always) -> Step {
  Step(name: name, kind: .chain(Chain(count: count, condition: condition)))
}

func split(
  _ name: String, _ count: ClosedRange<Int>, within window: Int64 = 100, _ member: Condition = .always,
  first: Condition = .always, equal: Double? = nil, test: GroupCondition = .always
) -> Step {
  Step(
    name: name,
    kind: .split(
      Split(count: count, window: window, member: member, first: first, equal: equal, test: test)))
}

func each(_ name: String, of group: String, _ quota: Each.Quota, _ steps: Step...) -> Step {
  Step(name: name, kind: .each(Each(group: group, quota: quota, steps: steps)))
}

func mesh(
  _ name: String, _ count: ClosedRange<Int>, through relay: Relay, window: Int64? = nil,
  _ member: Condition = .always, test: GroupCondition = .always
) -> Step {
  Step(
    name: name,
    kind: .mesh(Mesh(count: count, relay: relay, window: window, member: member, test: test)))
}

func has(_ attribute: TransferAttribute, _ interval: Interval) -> Condition {
  .test(.attribute(attribute, interval))
}

func group(_ function: GroupFunction, _ interval: Interval) -> GroupCondition {
  .test(GroupTest(function, interval))
}

/// Passes on all but a tenth within 100 seconds.
let relay = Relay(within: 100, passes: Interval(0.9...1.1))
