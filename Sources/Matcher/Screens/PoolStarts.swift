import Kernels
import SignaturePlan

/// The rows that can start a group which is the first step of a flow, found in one pass over all of them.
struct PoolStarts {
  private let starts: Bitmap
  /// Rows of pools with a payment that took too many rows to test.
  private let unknown: Bitmap

  /// What becomes of a row as an origin.
  enum Answer { case no, yes, unknown }

  /// - Parameters:
  ///   - end: whose payments are one pool.
  ///   - canStart: which payments of a pool, given ascending, can start a group.
  init(_ number: Int, by end: End, _ binder: FlowBinder, canStart: ([Row]) -> [Bool]) {
    let scene = binder.scene
    let step = binder.program.steps[number]
    let sieve = Sieve(number, binder)
    var (starts, unknown) = (Bitmap(count: scene.rows.count), Bitmap(count: scene.rows.count))
    var pools: [Station: [Row]] = [:]
    var broken: [Station: [Row]] = [:]
    for row in 0..<scene.rows.count where scene.rows.from[row] != scene.rows.to[row] {
      let answer = sieve.holds(Row(row))
      if answer == .no { continue }
      let station = scene.station(end, of: Row(row), anyAsset: step.byValue)
      pools[station, default: []].append(Row(row))
      if answer == .unknown { broken[station, default: []].append(Row(row)) }
    }
    for (station, pool) in pools {
      if broken[station] != nil {
        for row in pool { unknown[Int(row)] = true }
      } else {
        for (row, isStart) in zip(pool, canStart(pool)) where isStart { starts[Int(row)] = true }
      }
    }
    self.starts = starts
    self.unknown = unknown
  }

  subscript(row: Row) -> Answer { starts[Int(row)] ? .yes : unknown[Int(row)] ? .unknown : .no }
}

/// Tests all rows for a first step's `member`, each with work of its own.
struct Sieve {
  private let number: Int
  private let binder: FlowBinder
  private let work: Work
  /// Whether the row and its head do not decide.
  private let isWide: Bool
  private let plain: Vantage

  init(_ number: Int, _ binder: FlowBinder) {
    self.number = number
    self.binder = binder
    work = Work(limit: WorkLimit.screen(transfers: binder.scene.rows.count))
    isWide = !binder.memberTests[number].wide.isEmpty
    plain = Vantage(head: nil, scope: Scope(), byValue: binder.program.steps[number].byValue, work: work)
  }

  func holds(_ row: Row) -> PoolStarts.Answer {
    guard binder.mayBeMember(row, of: number, plain) else { return .no }
    guard isWide else { return .yes }
    let limit = max(0, min(work.left, WorkLimit.row))
    let own = Work(limit: limit)
    let vantage = Vantage(head: nil, scope: Scope(), byValue: plain.byValue, work: own)
    let holds = binder.isMember(row, of: number, vantage)
    work.spend(limit - max(own.left, 0))
    return own.isExhausted ? .unknown : holds ? .yes : .no
  }
}
