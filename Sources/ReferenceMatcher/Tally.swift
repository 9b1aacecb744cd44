import SignaturePlan

/// The numbers of transfers bound to a step.
struct Tally {
  let ledger: Ledger
  /// In ledger order, each once.
  let rows: [Int]
  /// What arrived at the head; NaN where there is no one head.
  let arrived: Double
  /// Transfers on the longest way; NaN where there is none.
  let depth: Double
  /// Bound instances over branches tried; NaN where none was tried.
  let fraction: Double

  func satisfies(_ condition: GroupCondition) -> Bool {
    condition.holds { test in test.interval.contains(number(test.function)) }
  }

  /// NaN where the number is undefined.
  func number(_ function: GroupFunction) -> Double {
    let amounts = ledger.amounts(rows)
    switch function {
    case .count: return Double(rows.count)
    case .sum: return Statistics.sum(amounts)
    case .min: return amounts.min() ?? .nan
    case .max: return amounts.max() ?? .nan
    case .mean: return Statistics.mean(amounts)
    case .median: return Statistics.median(amounts)
    case .usd: return Statistics.sum(rows.compactMap { ledger[$0].value })
    case .cv: return Statistics.variation(amounts)
    case .maxShare: return Statistics.largestShare(amounts)
    case .share: return ratio(Statistics.sum(amounts), to: arrived)
    case .duration: return duration
    case .interval: return rows.count > 1 ? duration / Double(rows.count - 1) : .nan
    case .depth: return rows.isEmpty ? .nan : depth
    case .addresses: return Double(Set(rows.flatMap { [ledger[$0].sender, ledger[$0].receiver] }).count)
    case .fraction: return fraction
    }
  }

  /// Seconds from the first transfer to the last.
  private var duration: Double {
    guard let first = rows.first, let last = rows.last else { return .nan }
    return Double(ledger.seconds(from: first, to: last))
  }
}
