import Kernels
import SignaturePlan

/// A short look ahead that tells origins from which no flow can go on, before anything is bound.
///
/// Of flows that begin with a hop it asks whether the payments are there that the next step needs, as far as each payment,
/// the head and the past of its ends tell; of those that begin with a mesh, how far it can grow.
struct OriginScreen {
  private let binder: FlowBinder
  /// What may come next, one of which must; nil where nothing is known.
  private let wants: [Want]?
  /// Rows from which the rest may follow; nil where nothing is known.
  private let forecast: Bitmap?

  /// The mesh that the flow begins with, and its number.
  private let mesh: (step: Mesh, number: Int)?

  /// Payments looked at before an origin is let through.
  private static let most = 64

  /// Payments out of one end of the origin.
  private struct Want {
    let step: Int
    /// The end of the origin at which the step starts.
    let end: End
    /// How many there must be.
    let count: Int
    /// Which ends of them and of the origin must be the same node.
    let same: [(own: End, origin: End)]
    let vantage: Vantage
  }

  init(_ binder: FlowBinder) {
    self.binder = binder
    var forecast = Forecast(binder)
    self.forecast = forecast.origins()
    let flow = binder.program.flow
    if let first = flow.first, case .mesh(let step) = binder.program.steps[first].kind {
      mesh = (step, first)
    } else {
      mesh = nil
    }
    if let first = flow.first, case .hop = binder.program.steps[first].kind {
      wants = Self.wants(flow.dropFirst(), after: first, binder)
    } else {
      wants = nil
    }
  }

  /// Whether a flow may go on from a row that it begins with.
  func allows(_ origin: Row) -> Bool {
    if let forecast, !forecast[Int(origin)] { return false }
    if let mesh, !binder.mayGrow(mesh.step, mesh.number, from: origin) { return false }
    return wants?.contains { isThere($0, after: origin) } ?? true
  }

  private func isThere(_ want: Want, after origin: Row) -> Bool {
    let scene = binder.scene
    let head = want.end == .to ? scene.head(of: origin) : scene.head(before: origin)
    guard binder.isOpen(head.node, to: want.step) else { return false }
    let vantage = want.vantage.at(head)
    let filter = binder.program.steps[want.step].member
    let until = head.time.addingClamped(min(filter.longestGap, binder.program.plan.horizon))
    var missing = want.count
    var left = Self.most
    let receiver = want.same.first { $0.own == .to }.map { scene.node($0.origin, of: origin) }
    let payments =
      receiver.map { binder.pairs.rows(of: head.node, to: $0, after: origin) }
      ?? scene.paid.rows(of: head.node, after: origin)
    for row in payments {
      if scene.rows.time[Int(row)] > until { return false }
      left -= 1
      if left < 0 { return true }
      guard vantage.byValue || scene.rows.asset[Int(row)] == head.asset,
        want.same.allSatisfy({ scene.node($0.own, of: row) == scene.node($0.origin, of: origin) }),
        binder.mayBeMember(row, of: want.step, vantage)
      else { continue }
      missing -= 1
      if missing <= 0 { return true }
    }
    return false
  }

  // MARK: What a flow needs next

  private static func wants(_ flow: ArraySlice<Int>, after first: Int, _ binder: FlowBinder) -> [Want]? {
    guard let number = flow.first else { return nil }
    let step = binder.program.steps[number]
    let rest = flow.dropFirst()
    func either(_ blocks: [[Int]], orNone: Bool) -> [Want]? {
      guard case .front = step.start else { return nil }
      var all: [Want] = []
      for way in blocks.map({ $0[...] + rest }) + (orNone ? [rest] : []) {
        guard let wants = wants(way, after: first, binder) else { return nil }
        all += wants
      }
      return all
    }
    switch step.kind {
    case .hop, .chain: return want(step, number, 1, after: first, binder)
    case .series(let series): return want(step, number, series.count.lowerBound, after: first, binder)
    case .split(let split) where split.key == .address:
      return want(step, number, split.count.lowerBound, after: first, binder)
    case .repetition(let repetition): return either(step.blocks, orNone: repetition.count.lowerBound < 1)
    case .optional: return either(step.blocks, orNone: true)
    case .either: return either(step.blocks, orNone: false)
    default: return nil
    }
  }

  private static func want(
    _ step: ProgramStep, _ number: Int, _ count: Int, after first: Int, _ binder: FlowBinder
  ) -> [Want]? {
    var end = End.to
    if case .place(let place) = step.start {
      guard let place, place.step == first else { return nil }
      end = place.end
    }
    let same = step.member.wide.compactMap { part -> (own: End, origin: End)? in
      guard case .test(.same(let own, let place?)) = part, place.step == first else { return nil }
      return (own, place.end)
    }
    let vantage = Vantage(head: nil, scope: Scope(), byValue: step.byValue, work: Work(limit: .max))
    return [Want(step: number, end: end, count: count, same: same, vantage: vantage)]
  }
}
