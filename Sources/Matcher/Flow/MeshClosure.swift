import Kernels
import SignaturePlan

/// Grows a mesh in ledger order: whatever lets a transfer join comes before it.
///
/// PERF: each arrival looks only at payments that no arrival before it has looked at, and depths come from a window
/// that slides, so that a mesh of n transfers takes n log n steps however often two addresses pay each other.
struct MeshClosure {
  /// Transfers of the mesh, ascending.
  private(set) var rows: [Row] = []
  /// Transfers on the longest path.
  private(set) var depth = 0
  /// Transfers that let another join.
  private(set) var passedOn: Set<Row> = []

  private let scene: Scene
  private let relay: RelayArrivals
  /// Seconds from an arrival to the last payment that it lets join.
  private let within: Int64
  /// The last second that a transfer may have.
  private let end: Int64
  private let first: Set<Row>
  private var members: Set<Row>
  private var waiting = RowHeap()
  private var stations: [Station: Arrivals] = [:]

  init(first: [Row], relay: RelayArrivals, within: Int64, end: Int64, scene: Scene) {
    self.scene = scene
    self.relay = relay
    self.within = within
    self.end = end
    self.first = Set(first)
    members = self.first
    for row in first { waiting.insert(row) }
  }

  /// Takes in everything that can join.
  ///
  /// - Parameter isMember: whether a transfer may be part of the mesh at all.
  mutating func grow(_ work: Work, isMember: (Row) -> Bool) {
    while let row = waiting.popSmallest(), !work.isExhausted {
      rows.append(row)
      let depth = leave(row)
      self.depth = max(self.depth, depth)
      arrive(row, depth: depth, work, isMember)
    }
  }

  /// Notes that a transfer leaves its sender; its depth.
  private mutating func leave(_ row: Row) -> Int {
    let time = scene.rows.time[Int(row)]
    let station = Station(node: scene.rows.from[Int(row)], asset: scene.rows.asset[Int(row)])
    guard time <= end, var arrivals = stations.removeValue(forKey: station) else { return 1 }
    arrivals.expire(before: time.addingClamped(-within))
    passedOn.formUnion(arrivals.takeUnanswered(since: time.addingClamped(-within)))
    stations[station] = arrivals
    return first.contains(row) ? 1 : 1 + (arrivals.deepest ?? 0)
  }

  /// Notes that a transfer arrives at its receiver, and lets payments join that follow it.
  private mutating func arrive(_ row: Row, depth: Int, _ work: Work, _ isMember: (Row) -> Bool) {
    let node = scene.rows.to[Int(row)]
    let asset = scene.rows.asset[Int(row)]
    let payments = scene.paid.rows(of: node, after: row)
    let last = min(end, scene.rows.time[Int(row)].addingClamped(within))
    guard let next = payments.first, scene.rows.time[Int(next)] <= last, relay.contains(row) else { return }
    let station = Station(node: node, asset: asset)
    var arrivals = stations.removeValue(forKey: station) ?? Arrivals()
    arrivals.append(row, time: scene.rows.time[Int(row)], depth: depth)
    let seen = arrivals.lookedAt
    for payment in payments[payments.partition { $0 > seen }...] {
      guard scene.rows.time[Int(payment)] <= last, work.spend() else { break }
      arrivals.lookedAt = payment
      guard scene.rows.asset[Int(payment)] == asset, isMember(payment) else { continue }
      if members.insert(payment).inserted { waiting.insert(payment) }
    }
    stations[station] = arrivals
  }
}

/// The transfers of a mesh that arrived at one node in one asset.
private struct Arrivals {
  /// The last payment that an arrival has looked at.
  var lookedAt: Row = -1
  /// Arrivals whose depth no later one reaches, times and depths falling from the front on.
  private var deep: [(time: Int64, depth: Int)] = []
  private var front = 0
  /// Arrivals after which no payment of the mesh has come yet.
  private var unanswered: [(row: Row, time: Int64)] = []

  mutating func append(_ row: Row, time: Int64, depth: Int) {
    while deep.count > front, let last = deep.last, last.depth <= depth { deep.removeLast() }
    deep.append((time, depth))
    unanswered.append((row, time))
  }

  /// Forgets arrivals before a time; times must not fall from call to call.
  mutating func expire(before time: Int64) {
    while front < deep.count, deep[front].time < time { front += 1 }
  }

  /// The largest depth of those that have not expired.
  var deepest: Int? { front < deep.count ? deep[front].depth : nil }

  /// The arrivals since a time that were not taken before.
  mutating func takeUnanswered(since time: Int64) -> [Row] {
    defer { unanswered.removeAll(keepingCapacity: true) }
    return unanswered.filter { $0.time >= time }.map(\.row)
  }
}
