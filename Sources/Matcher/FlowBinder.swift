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
  let relays: [RelayArrivals]
  let screens: Screens

  /// The flow's first transfer, and the last second that its transfers may have.
  private(set) var origin: Row = 0
  private(set) var deadline: Int64 = 0
  /// What the origin at hand may still cost.
  private(set) var work = Work(limit: 0)
  /// The rest of a block from a head, where no group has been bound before it in the block.
  private var memo: [MemoKey: FlowBinding?] = [:]

  private struct MemoKey: Hashable {
    let step: Int
    let head: Row
  }

  init(_ program: Program, in scene: Scene) {
    self.program = program
    self.scene = scene
    var mask = RowMask(rows: scene.rows, sets: scene.sets, kernels: scene.kernels)
    memberBits = program.steps.map { mask.bits($0.member.row) }
    firstBits = program.steps.map { mask.bits($0.first.row) }
    relays = program.relays.map { RelayArrivals($0, in: scene) }
    screens = Screens(program)
  }

  /// The canonical binding of the whole flow whose first transfer is `row`; of no meaning if `work` is exhausted.
  func bind(from row: Row, work: Work) -> FlowBinding? {
    origin = row
    self.work = work
    deadline = scene.rows.time[Int(row)].addingClamped(program.plan.horizon)
    memo.removeAll(keepingCapacity: true)
    return bind(program.flow[...], front: .start, groups: [:])
  }

  /// The canonical binding of the rest of a block.
  ///
  /// - Parameter groups: heads by step number, of the groups bound before in this block.
  func bind(_ block: ArraySlice<Int>, front: Front, groups: [Int: [Row]]) -> FlowBinding? {
    guard let number = block.first else { return FlowBinding(steps: [], heads: front.rows) }
    guard let head = front.head, groups.isEmpty else { return search(block, front: front, groups: groups) }
    let key = MemoKey(step: number, head: head)
    if let known = memo[key] { return known }
    let found = search(block, front: front, groups: groups)
    memo[key] = .some(found)
    return found
  }

  private func search(_ block: ArraySlice<Int>, front: Front, groups: [Int: [Row]]) -> FlowBinding? {
    var found: FlowBinding?
    forEachCandidate(of: block[block.startIndex], front: front, groups: groups) { candidate in
      var groups = groups
      if case .group(let heads) = candidate.front { groups[candidate.step] = heads }
      guard let rest = bind(block.dropFirst(), front: candidate.front, groups: groups) else { return true }
      found = FlowBinding(steps: [candidate.binding()] + rest.steps, heads: rest.heads)
      return false
    }
    return found
  }

  /// Hands over a step's candidates in order of preference until the body returns false.
  func forEachCandidate(of number: Int, front: Front, groups: [Int: [Row]], _ body: (Candidate) -> Bool) {
    switch program.steps[number].kind {
    case .hop: forEachHop(number, head: front.head, body)
    case .chain(let chain): forEachChain(chain, number, head: front.head, body)
    case .split(let split): for candidate in splits(split, number, head: front.head) where !body(candidate) { return }
    case .each(let each): if let candidate = self.each(each, number, groups: groups) { _ = body(candidate) }
    case .mesh(let mesh): if let candidate = self.mesh(mesh, number, head: front.head) { _ = body(candidate) }
    }
  }
}

/// One way to bind a step, its transfers listed only when it is taken.
struct Candidate {
  /// Number of the step.
  let step: Int
  /// Where the funds are afterwards.
  let front: Front
  let binding: () -> StepBinding

  init(step: Int, front: Front, binding: @escaping () -> StepBinding) {
    self.step = step
    self.front = front
    self.binding = binding
  }

  init(_ bound: StepBinding, front: Front) {
    self.init(step: bound.step, front: front) { bound }
  }
}
