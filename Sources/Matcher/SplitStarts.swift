import Kernels
import SignaturePlan

/// The rows that can start a split which is the first step of a flow.
struct SplitStarts {
  private let starts: Bitmap

  init(_ split: Split, _ number: Int, _ binder: FlowBinder) {
    let rows = binder.scene.rows
    var starts = Bitmap(count: rows.count)
    var pools: [Station: [Row]] = [:]
    for row in 0..<rows.count where binder.isMember(Row(row), of: number, head: nil) && rows.from[row] != rows.to[row] {
      pools[Station(node: rows.from[row], asset: rows.asset[row]), default: []].append(Row(row))
    }
    for pool in pools.values where pool.count >= split.count.lowerBound {
      let payments = PaymentPool(pool, split: split, scene: binder.scene)
      for place in pool.indices where payments.canStart(place, split: split) { starts[Int(pool[place])] = true }
    }
    self.starts = starts
  }

  func allows(_ row: Row) -> Bool { starts[Int(row)] }
}
