import Kernels
import SignaturePlan

/// Tells, from a flow's end back, after which transfers it can go on at all: a rare payment late in a flow decides which
/// origins are worth a search.
///
/// What it says no to cannot match; what it lets through may. It follows single payments back to the arrivals that
/// they can have followed, as far as each payment, the head and the past of its ends tell, and knows nothing where that
/// would take long: where most transfers can be a step's payment, nothing is to be gained.
struct Forecast {
  private let binder: FlowBinder
  private let scene: Scene
  private var program: Program { binder.program }
  private let vantage: Vantage
  /// Arrivals that may still be looked at.
  private var looks: Int
  /// Steps that may still be asked about, over all ways through blocks.
  private var steps = 64

  init(_ binder: FlowBinder) {
    self.binder = binder
    scene = binder.scene
    looks = binder.scene.rows.count / 4 + 10_000
    vantage = Vantage(head: nil, scope: Scope(), byValue: false, work: Work(limit: .max))
  }

  /// The rows from which a flow may be bound, as far as what must follow tells; nil where nothing is known.
  mutating func origins() -> Bitmap? {
    guard let first = program.flow.first else { return nil }
    switch program.steps[first].kind {
    case .hop: return after(first, program.flow.dropFirst())
    default: return nil
    }
  }

  /// The rows whose heads such steps may be bound from.
  ///
  /// - Parameter anywhere: whether the first step starts there although it names its start.
  private mutating func heads(before flow: ArraySlice<Int>, anywhere: Bool = false) -> Bitmap? {
    steps -= 1
    guard let number = flow.first, steps >= 0 else { return nil }
    let step = program.steps[number]
    let rest = flow.dropFirst()
    guard anywhere || step.startsAtFront else { return nil }
    switch step.kind {
    case .hop: return payments(number, rest).flatMap { heads(paying: $0, number) }
    case .chain: return payments(number, rest).flatMap { heads(paying: $0, number, inARow: true) }
    case .series: return payments(number, rest).flatMap { heads(paying: $0, number) }
    case .split(let split) where split.key == .address:
      return payments(number, rest).flatMap { heads(paying: $0, number) }
    case .optional: return either(step.blocks.map { $0[...] + rest } + [rest])
    case .either: return either(step.blocks.map { $0[...] + rest })
    case .repetition(let repetition) where repetition.count.lowerBound > 0: return either(step.blocks.map { $0[...] })
    default: return nil
    }
  }

  /// The rows whose heads one of several ways may be bound from.
  private mutating func either(_ ways: [ArraySlice<Int>]) -> Bitmap? {
    var all = Bitmap(count: scene.rows.count)
    for way in ways {
      guard let heads = heads(before: way) else { return nil }
      scene.kernels.or(&all, heads)
    }
    return all
  }

  /// The rows that may be bound to a step, or be the one of its group after which the flow goes on; nil if those are
  /// so many that they tell little.
  private mutating func payments(_ number: Int, _ rest: ArraySlice<Int>) -> Bitmap? {
    var payments = binder.memberBits[number]
    if let after = after(number, rest) { scene.kernels.and(&payments, after) }
    return scene.kernels.population(payments) <= scene.rows.count / 64 ? payments : nil
  }

  /// The rows after which, bound to a step, more steps may be bound.
  private mutating func after(_ number: Int, _ rest: ArraySlice<Int>) -> Bitmap? {
    guard let next = rest.first else { return nil }
    let step = program.steps[next]
    if case .each(let each) = step.kind, step.group == number, each.quota.asksForOne {
      return heads(before: (step.blocks.first ?? [])[...])
    }
    guard case .place(let place?) = step.start else { return heads(before: rest) }
    guard place.step == number, program.steps[number].bindsOne || place.end == .from else { return nil }
    return place.end == .to ? heads(before: rest, anywhere: true) : senders(before: rest)
  }

  /// The rows at whose sender a step may go on.
  private mutating func senders(before flow: ArraySlice<Int>) -> Bitmap? {
    guard let number = flow.first else { return nil }
    switch program.steps[number].kind {
    case .hop, .series: return payments(number, flow.dropFirst()).flatMap { rows(.from, before: $0, number) }
    default: return nil
    }
  }

  /// The rows whose head some payments may leave; of a chain, also those from which it takes more than one.
  private mutating func heads(paying payments: Bitmap, _ number: Int, inARow: Bool = false) -> Bitmap? {
    rows(.to, before: payments, number, inARow: inARow)
  }

  /// The rows at one of whose ends some payments may go on from what that row left or found there.
  private mutating func rows(_ end: End, before payments: Bitmap, _ number: Int, inARow: Bool = false) -> Bitmap? {
    let step = program.steps[number]
    let reach = min(step.member.longestGap, program.plan.horizon)
    let view = Vantage(head: nil, scope: vantage.scope, byValue: step.byValue, work: vantage.work)
    var found = Bitmap(count: scene.rows.count)
    var followed = payments
    var waiting = payments.positions.map(Row.init)
    while let payment = waiting.popLast() {
      let node = scene.rows.from[Int(payment)]
      guard binder.isOpen(node, to: number), node != scene.rows.to[Int(payment)] else { continue }
      let start = scene.rows.time[Int(payment)].addingClamped(-reach)
      for row in scene.adjacency(end).rows(of: node, before: payment).reversed() {
        guard scene.rows.time[Int(row)] >= start else { break }
        looks -= 1
        guard looks >= 0 else { return nil }
        if found[Int(row)] { continue }
        let head = end == .to ? scene.head(of: row) : scene.head(before: row)
        guard step.byValue || head.asset == scene.rows.asset[Int(payment)],
          binder.mayBeMember(payment, of: number, view.at(head))
        else { continue }
        found[Int(row)] = true
        if inARow, binder.memberBits[number][Int(row)], !followed[Int(row)] {
          followed[Int(row)] = true
          waiting.append(row)
        }
      }
    }
    return found
  }
}

extension ProgramStep {
  fileprivate var startsAtFront: Bool {
    if case .front = start { true } else { false }
  }

  /// Whether it leaves one head.
  fileprivate var bindsOne: Bool {
    switch kind {
    case .hop, .chain: true
    default: false
    }
  }
}

extension Each.Quota {
  /// Whether some member must match.
  fileprivate var asksForOne: Bool {
    switch self {
    case .fraction(let share): share > 0
    case .count(let count): count > 0
    }
  }
}
