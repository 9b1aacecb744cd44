import Kernels
import SignaturePlan

/// The payments out of every case or entity, for a split by one of them.
struct CasePools {
  private let pools: [Int32: PaymentPool]
  /// Cases with a payment that took too many rows to test.
  private let unknown: Set<Int32>

  init(_ number: Int, key: SenderKey, fan: Fan, _ binder: FlowBinder) {
    let scene = binder.scene
    let names = scene.sets.names(key)
    let sieve = Sieve(number, binder)
    var payments: [Int32: [Row]] = [:]
    var unknown: Set<Int32> = []
    for row in 0..<scene.rows.count {
      let held = names[scene.rows.from[row]]
      guard !held.isEmpty, scene.rows.from[row] != scene.rows.to[row] else { continue }
      let own = held.filter { !names[scene.rows.to[row]].contains($0) }
      guard !own.isEmpty, case let answer = sieve.holds(Row(row)), answer != .no else { continue }
      for name in own { payments[name, default: []].append(Row(row)) }
      if answer == .unknown { unknown.formUnion(own) }
    }
    pools = payments.mapValues { PaymentPool($0, fan: fan, scene: scene) }
    self.unknown = unknown
  }

  /// The payments from a row on that can be a group, if the row can start one.
  func window(of name: Int32, from row: Row, fan: Fan) -> ArraySlice<Row>? {
    guard let pool = pools[name] else { return nil }
    let place = pool.rows[...].partition { $0 >= row }
    guard place < pool.rows.count, pool.rows[place] == row, pool.canStart(place, fan: fan) else { return nil }
    return pool.rows[place...]
  }

  func isUnknown(_ name: Int32) -> Bool { unknown.contains(name) }
}
