import SignaturePlan

/// Payments that can be in a split or gather, ascending, and how many nodes each one's window reaches.
struct PaymentPool {
  let rows: [Row]
  /// Distinct nodes in the window that starts at each payment.
  private let reach: [Int]
  /// Whether a payment lies in the window of an earlier one that reaches more nodes than a group may have.
  private let isTail: [Bool]

  init(_ rows: [Row], fan: Fan, scene: Scene) {
    self.rows = rows
    reach = Self.reach(rows, fan, scene)
    isTail = Self.tails(rows, reach: reach, fan, scene)
  }

  /// Whether enough nodes lie in a payment's window and it is not the tail of a burst.
  func canStart(_ place: Int, fan: Fan) -> Bool { reach[place] >= fan.count.lowerBound && !isTail[place] }

  private static func reach(_ rows: [Row], _ fan: Fan, _ scene: Scene) -> [Int] {
    var payments: [Int32: Int] = [:]
    var end = 0
    return rows.map { row in
      let last = scene.rows.time[Int(row)].addingClamped(fan.window)
      while end < rows.count, scene.rows.time[Int(rows[end])] <= last {
        payments[scene.node(fan.counted, of: rows[end]), default: 0] += 1
        end += 1
      }
      let count = payments.count
      let node = scene.node(fan.counted, of: row)
      let left = (payments[node] ?? 1) - 1
      payments[node] = left > 0 ? left : nil
      return count
    }
  }

  private static func tails(_ rows: [Row], reach: [Int], _ fan: Fan, _ scene: Scene) -> [Bool] {
    var burstEnd = Int64.min
    return rows.indices.map { place in
      let time = scene.rows.time[Int(rows[place])]
      let isTail = time <= burstEnd
      if reach[place] > fan.count.upperBound { burstEnd = max(burstEnd, time.addingClamped(fan.window)) }
      return isTail
    }
  }
}
