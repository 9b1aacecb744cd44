import Foundation
import Sluice

/// Sixty days of made transfers, split by time into files, with flows that cross every border.
struct MadeLedger {
  static let start: Int64 = 1_735_689_600
  static let day: Int64 = 86_400

  private struct Transfer {
    let time: Int64
    let from: Int
    let to: Int
    let amount: Double
  }

  private let transfers: [Transfer]

  /// - Parameter rows: transfers; the same number gives the same ledger.
  init(rows: Int = 3_000) {
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var time = Self.start
    var made: [Transfer] = []
    for row in 0..<rows {
      time += Int64(next(2 * 60 * 86_400 / rows))
      let follows = row > 0 && next(3) != 0
      let last = made.last
      made.append(
        Transfer(
          time: time, from: follows ? last?.to ?? 0 : next(200), to: next(200),
          amount: follows ? (last?.amount ?? 1) * Double(90 + next(10)) / 100 : Double(100 + next(900))))
    }
    transfers = made
  }

  /// The days that it spans, from 0.
  var days: Int { Int(((transfers.last?.time ?? Self.start) - Self.start) / Self.day) + 1 }

  /// Some days of it as CSV.
  func csv(days: Range<Int>) -> String {
    let times = Self.start + Int64(days.lowerBound) * Self.day..<Self.start + Int64(days.upperBound) * Self.day
    var text = "time,from,to,asset,amount,usd\n"
    for transfer in transfers where times.contains(transfer.time) {
      text += "\(transfer.time),a\(transfer.from),a\(transfer.to),ETH,\(transfer.amount),\(2_000 * transfer.amount)\n"
    }
    return text
  }

  /// Signatures of several horizons: one that looks at nothing but chains, one at what was before, one at relays.
  static let signatures = """
    signature made.chain {
      title "Chain"
      flow within 2d {
        seed: hop where amount >= 100 ETH
        hops: chain 3..9 where kept in 85%..101%, gap <= 12h
      }
      score { +50 "hops" }
      report at 50
    }

    signature made.fresh {
      title "Fresh"
      flow within 5d {
        seed: hop where amount >= 100 ETH, to is fresh
        next: hop where kept >= 50%, gap <= 1d, degree(from, 3d) <= 50
      }
      score { +50 "fresh"  +10 "idle" when next.duration < 1h }
      report at 50
    }

    signature made.relays {
      title "Relays"
      flow within 3d {
        mesh: mesh 3.. through relay(within 1d, passes 50%..150%) where usd >= $10_000
      }
      score { +60 "mesh" }
      report at 50
    }

    """
}
