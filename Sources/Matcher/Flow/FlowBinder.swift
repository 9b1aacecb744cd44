import Kernels
import SignaturePlan

/// Binds one program's flow from one origin after another: the first candidate of each step, in order of preference,
/// for which the rest can be bound.
final class FlowBinder {
  let scene: Scene
  let program: Program
  /// By step number: the rows that satisfy the step's row tests.
  let memberBits: [Bitmap]
  let firstBits: [Bitmap]
  /// By step number: the tests that are left.
  let memberTests: [Filter]
  let firstTests: [Filter]
  /// By step number: whether funds are followed out of services.
  let looksThroughServices: [Bool]
  let relays: [RelayArrivals]
  let screens: Screens
  let pairs: PaidPairs
  /// Scratch for counts of counterparties.
  let others = DistinctNodes()

  /// The flow's first transfer, and the last second that its transfers may have.
  private(set) var origin: Row = 0
  private(set) var deadline: Int64 = 0
  /// What the origin at hand may still cost.
  private(set) var work = Work(limit: 0)
  var rests: Rests
  private let flow: Int
  /// The rest of a block from a head.
  private var memo: [MemoKey: FlowBinding?] = [:]
  /// Numbers of instances that had to be told apart.
  private var ids: [Instance.Key: Int] = [:]
  /// Rests that are being bound inside each other.
  private var depth = 0

  private struct MemoKey: Hashable {
    let rest: Int
    let head: Head
    /// What the names that the rest refers to stand for.
    let names: [Scope.Name]
  }

  init(_ program: Program, bits: ProgramBits, relays known: KnownRelays, in scene: Scene) {
    self.program = program
    self.scene = scene
    memberBits = bits.member
    firstBits = bits.first
    memberTests = program.steps.map(\.member)
    firstTests = program.steps.map(\.first)
    looksThroughServices = program.steps.map(\.looksThroughServices)
    relays = program.relays.map { known.arrivals($0, in: scene) }
    screens = Screens(program)
    pairs = PaidPairs(in: scene)
    rests = Rests(program)
    flow = rests.number(program.flow)
  }

  /// The canonical binding of the whole flow whose first transfer is `row`; of no meaning if `work` is exhausted.
  func bind(from row: Row, work: Work) -> FlowBinding? {
    origin = row
    self.work = work
    deadline = scene.rows.time[Int(row)].addingClamped(program.plan.horizon)
    memo.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    return bind(flow, front: .start, scope: Scope())
  }

  /// The canonical binding of a rest.
  func bind(_ rest: Int, front: Front, scope: Scope) -> FlowBinding? {
    guard rest != Rests.end else { return FlowBinding(steps: [], front: front) }
    guard depth < WorkLimit.depth else {
      work.exhaust()
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    guard let head = front.head else { return search(rest, front: front, scope: scope) }
    let key = MemoKey(rest: rest, head: head, names: names(rests.names(in: rest), in: scope))
    if let known = memo[key] { return known }
    guard work.spend() else { return nil }
    let found = search(rest, front: front, scope: scope)
    memo[key] = .some(found)
    return found
  }

  private func search(_ rest: Int, front: Front, scope: Scope) -> FlowBinding? {
    let node = rests[rest]
    switch node.item {
    case .close(let number, let rounds):
      let bound = StepBinding(step: number, rows: [], before: [], left: front, rounds: rounds)
      return bind(node.next, after: bound, scope: scope)
    case .rounds(let number, let left):
      guard left > 0 else { return bind(node.next, front: front, scope: scope) }
      let following = rests.number(.rounds(number, left: left - 1), then: node.next)
      let round = rests.number(program.steps[number].blocks.first ?? [], then: following)
      return bind(round, front: front, scope: scope)
    case .step(let number):
      return isWrittenOut(number)
        ? bindBlock(number, then: node.next, front: front, scope: scope)
        : bindStep(number, then: node.next, front: front, scope: scope)
    }
  }

  private func isWrittenOut(_ number: Int) -> Bool {
    switch program.steps[number].kind {
    case .repetition, .optional, .either: true
    default: false
    }
  }

  private func bindStep(_ number: Int, then next: Int, front: Front, scope: Scope) -> FlowBinding? {
    var found: FlowBinding?
    forEachCandidate(of: number, front: front, scope: scope) { candidate in
      if program.named.contains(number) {
        found = bind(next, after: candidate.binding(), scope: scope)
      } else if let rest = bind(next, front: candidate.front, scope: scope) {
        found = FlowBinding(steps: [candidate.binding()] + rest.steps, front: rest.front)
      }
      return found == nil && !work.isExhausted
    }
    return found
  }

  /// The rest after a bound step, with that step.
  private func bind(_ rest: Int, after bound: StepBinding, scope: Scope) -> FlowBinding? {
    guard let following = bind(rest, front: bound.left, scope: extended(scope, by: bound)) else { return nil }
    return FlowBinding(steps: [bound] + following.steps, front: following.front)
  }

  /// A scope with one more step bound.
  func extended(_ scope: Scope, by bound: StepBinding) -> Scope {
    guard program.named.contains(bound.step) else { return scope }
    var scope = scope
    scope.bound[bound.step] = Instance(bound)
    return scope
  }

  /// What some names stand for, to tell scopes apart.
  private func names(_ steps: [Int], in scope: Scope) -> [Scope.Name] {
    steps.isEmpty ? [] : steps.map { Scope.Name(instance: id(of: scope.bound[$0]), member: scope.members[$0]) }
  }

  /// The same for instances that no test can tell apart.
  private func id(of instance: Instance?) -> Int {
    guard let instance else { return -1 }
    if let known = instance.id { return known }
    let key = Instance.Key(instance.binding)
    let id = ids[key] ?? ids.count
    ids[key] = id
    instance.id = id
    return id
  }
}
