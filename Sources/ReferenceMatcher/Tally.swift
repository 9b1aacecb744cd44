import SignaturePlan

/// The numbers of a step; NaN where they are undefined.
struct Tally {
  let facts: FlowFacts
  let instance: Instance

  private var ledger: Ledger { facts.ledger }

  func number(_ function: GroupFunction, where condition: Condition?) -> Double {
    switch instance.nature {
    case .branches: return condition == nil ? branchNumber(function) : .nan
    case .rounds: return condition == nil && function == .count ? Double(instance.rounds) : .nan
    case .transfers: break
    }
    guard let condition else { return number(function, of: instance.rows) }
    let rows = instance.rows.filter { facts.holds(condition, of: $0, from: Standpoint()) }
    switch function {
    case .fraction: return Numbers.ratio(Double(rows.count), to: Double(instance.rows.count))
    case .depth, .ends, .reached, .candidates: return .nan
    default: return number(function, of: rows)
    }
  }

  /// `each` has no transfers of its own.
  private func branchNumber(_ function: GroupFunction) -> Double {
    switch function {
    case .count: Double(instance.matched)
    case .fraction: Numbers.ratio(Double(instance.matched), to: Double(instance.tried))
    default: .nan
    }
  }

  private func number(_ function: GroupFunction, of rows: [Int]) -> Double {
    switch function {
    case .count: Double(rows.count)
    case .sum, .min, .max, .mean, .median, .cv, .maxShare, .share:
      number(function, over: measures(rows, instance.anyAsset))
    case .usd: Statistics.sum(rows.compactMap { ledger[$0].value })
    case .valueVariation: defined(measures(rows, true)).map(Statistics.variation) ?? .nan
    case .duration, .interval, .pauseVariation, .dwell, .first, .last:
      number(function, overTimes: rows.map { ledger[$0].time })
    case .depth: rows.isEmpty ? .nan : Double(instance.depth)
    case .addresses: Double(Set(rows.flatMap { [ledger[$0].sender, ledger[$0].receiver] }).count)
    case .ends: rows.isEmpty ? 0 : Double(Set(instance.heads.map(\.node)).count)
    case .reached: rows.isEmpty ? .nan : instance.reached ?? .nan
    case .candidates: rows.isEmpty ? .nan : instance.candidates.map(Double.init) ?? .nan
    case .fraction: instance.fraction ?? .nan
    case .distinctFrom, .distinctTo, .distinctAsset, .distinctChain, .distinctAmount, .distinctFromCase,
      .distinctToCase,
      .distinctFromEntity, .distinctToEntity:
      Double(distinct(function, in: rows.map { ledger[$0] }).count)
    }
  }

  // MARK: Measures

  private func measures(_ rows: [Int], _ anyAsset: Bool) -> [Double] {
    rows.map { ledger.measure($0, anyAsset: anyAsset) }
  }

  /// Nil if one of them is undefined.
  private func defined(_ numbers: [Double]) -> [Double]? { numbers.contains(where: \.isNaN) ? nil : numbers }

  private func number(_ function: GroupFunction, over measures: [Double]) -> Double {
    guard let measures = defined(measures) else { return .nan }
    switch function {
    case .sum: return Statistics.sum(measures)
    case .min: return measures.min() ?? .nan
    case .max: return measures.max() ?? .nan
    case .mean: return Statistics.mean(measures)
    case .median: return Statistics.median(measures)
    case .cv: return Statistics.variation(measures)
    case .maxShare: return Statistics.largestShare(measures)
    case .share:
      return measures.isEmpty ? .nan : Numbers.ratio(Statistics.sum(measures), to: instance.arrived ?? .nan)
    default: return .nan
    }
  }

  // MARK: Times

  private func number(_ function: GroupFunction, overTimes times: [Int64]) -> Double {
    guard let first = times.first, let last = times.last else { return .nan }
    switch function {
    case .duration: return Double(last - first)
    case .interval: return times.count > 1 ? Double(last - first) / Double(times.count - 1) : .nan
    case .pauseVariation: return Statistics.variation(zip(times, times.dropFirst()).map { Double($1 - $0) })
    case .dwell: return instance.since.map { Double(first - $0) } ?? .nan
    case .first: return Double(first)
    case .last: return Double(last)
    default: return .nan
    }
  }

  // MARK: Distinct ones

  private func distinct(_ function: GroupFunction, in transfers: [Transfer]) -> Set<AnyHashable> {
    switch function {
    case .distinctFrom: Set(transfers.map(\.sender))
    case .distinctTo: Set(transfers.map(\.receiver))
    case .distinctAsset: Set(transfers.map(\.asset))
    case .distinctChain: Set(transfers.map(\.chain))
    case .distinctAmount: Set(transfers.map(\.amount))
    case .distinctFromCase: labels(.incident, .from, of: transfers)
    case .distinctToCase: labels(.incident, .to, of: transfers)
    case .distinctFromEntity: labels(.entity, .from, of: transfers)
    case .distinctToEntity: labels(.entity, .to, of: transfers)
    default: []
    }
  }

  private func labels(_ key: SenderKey, _ end: End, of transfers: [Transfer]) -> Set<String> {
    transfers.reduce(into: []) { $0.formUnion(ledger.labels(key, of: $1.node(at: end))) }
  }
}
