import SignaturePlan

/// A plan with its names resolved: steps by number, assets, chains and label sets by code.
struct Program: Sendable {
  let plan: Plan
  /// Every step, outer ones before those inside them: a step's number is its place here.
  let steps: [ProgramStep]
  /// Numbers of the flow's steps.
  let flow: [Int]
  /// Relay specifications by the numbers that checks use.
  let relays: [Relay]
  let score: [ProgramRule]
  /// Numbers of the steps that others refer to.
  let named: Set<Int>
  /// By step number: what others ask of it besides where it ended, when, and after how many transfers.
  let waysAsked: [Int: WayAsked]
  /// Where the plan was loosened: what it was loosened from.
  let near: NearPlan?
  /// By step number: the limits that a flow is measured against; none for a plan that is not a loosened one.
  let limits: [StepLimits]

  /// Number of the step of this name; where a block shares it with the step inside, of that step.
  func number(of name: String) -> Int? { steps.lastIndex { $0.name == name } }

  /// Numbers of the steps that can bind the first transfer.
  var starts: [Int] { flow.first.map(starts(of:)) ?? [] }

  private func starts(of number: Int) -> [Int] {
    let step = steps[number]
    switch step.kind {
    case .repetition, .either, .optional: return step.blocks.compactMap(\.first).flatMap(starts(of:))
    default: return [number]
    }
  }
}

/// One step, resolved.
///
/// PERF: a class, because binding hands it around and its many parts would be counted one by one.
final class ProgramStep: Sendable {
  let name: String
  let kind: Step.Kind
  let start: Start
  let reach: Reach
  /// What a single transfer of the step must satisfy; of a swap or cross, the payment.
  let member: Filter
  /// What the first payment of a group must satisfy besides; of a swap or cross, the credit.
  let first: Filter
  let test: Logic<TermTest>
  /// Numbers of the steps inside, block by block.
  let blocks: [[Int]]
  /// Number of the step whose group an `each` or a gather goes over.
  let group: Int?
  /// Number of the nearest `each` that this step is inside of.
  let each: Int?
  /// Whether it is inside an `each` or a `repeat`.
  let isRepeated: Bool
  /// Number of the relay that a mesh or a trace names.
  let relay: Int?
  /// Where a trace must end up, or who pays a cohort.
  let set: SetReference?
  /// Numbers of the steps bound before that it and those inside it refer to, ascending.
  let names: [Int]

  init(
    name: String, kind: Step.Kind, start: Start, reach: Reach, member: Filter, first: Filter, test: Logic<TermTest>,
    blocks: [[Int]], group: Int?, each: Int?, isRepeated: Bool, relay: Int?, set: SetReference?, names: [Int]
  ) {
    self.name = name
    self.kind = kind
    self.start = start
    self.reach = reach
    self.member = member
    self.first = first
    self.test = test
    self.blocks = blocks
    self.group = group
    self.each = each
    self.isRepeated = isRepeated
    self.relay = relay
    self.set = set
    self.names = names
  }

  /// Where a step starts.
  enum Start: Sendable {
    /// At the head that the step before it left.
    case front
    /// At an end of a step; nil for a name that no step has.
    case place(Place?)
  }

  /// Whether funds are followed out of services.
  var looksThroughServices: Bool {
    if case .mesh = kind { false } else { reach.throughServices }
  }

  /// Whether a finished group is tested.
  var hasTest: Bool {
    if case .all(let parts) = test { !parts.isEmpty } else { true }
  }

  /// Whether amounts are values in USD.
  var byValue: Bool {
    switch kind {
    case .mesh, .trace: false
    case .split(let split): reach.anyAsset || split.key != .address
    default: reach.anyAsset
    }
  }
}

/// A score part's rule, resolved.
enum ProgramRule: Sendable {
  case always
  case when(Logic<ScoreCheck>)
  case per(Points, Term, over: Double)
  case scaled(Term, from: Double, to: Double)
}

/// Codes that plans speak of.
struct PlanCodes: Sendable {
  let assets: AssetCodes
  let chains: ChainCodes
}
