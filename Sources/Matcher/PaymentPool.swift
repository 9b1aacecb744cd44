import SignaturePlan

/// Payments that can be in a split: one sender, one asset, ascending; and how many receivers each one's window reaches.
struct PaymentPool {
  let rows: [Row]
  /// Distinct receivers in the window that starts at each payment.
  private let reach: [Int]
  /// Whether a payment lies in the window of an earlier one that reaches more receivers than a split may have.
  private let isTail: [Bool]

  init(_ rows: [Row], split: Split, scene: Scene) {
    self.rows = rows
    reach = Self.reach(rows, window: split.window, scene)
    isTail = Self.tails(rows, reach: reach, split, scene)
  }

  /// Whether enough receivers lie in a payment's window and it is not the tail of a burst.
  func canStart(_ place: Int, split: Split) -> Bool { reach[place] >= split.count.lowerBound && !isTail[place] }

  private static func reach(_ rows: [Row], window: Int64, _ scene: Scene) -> [Int] {
    var payments: [Int32: Int] = [:]
    var end = 0
    return rows.map { row in
      let last = scene.rows.time[Int(row)].addingClamped(window)
      while end < rows.count, scene.rows.time[Int(rows[end])] <= last {
        payments[scene.rows.to[Int(rows[end])], default: 0] += 1
        end += 1
      }
      let count = payments.count
      let receiver = scene.rows.to[Int(row)]
      let left = (payments[receiver] ?? 1) - 1
      payments[receiver] = left > 0 ? left : nil
      return count
    }
  }

  private static func tails(_ rows: [Row], reach: [Int], _ split: Split, _ scene: Scene) -> [Bool] {
    var burstEnd = Int64.min
    return rows.indices.map { place in
      let time = scene.rows.time[Int(rows[place])]
      let isTail = time <= burstEnd
      if reach[place] > split.count.upperBound { burstEnd = max(burstEnd, time.addingClamped(split.window)) }
      return isTail
    }
  }
}
