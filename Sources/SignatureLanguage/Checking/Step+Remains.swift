import Glibc
import SignaturePlan

// What can be left of funds at all, as far as clauses say.
extension Step {
  /// USD: more than any one transfer has moved.
  static let largestTransfer = 1e12

  /// USD: the most that the head which this step leaves can have got.
  ///
  /// - Parameter arrived: the most that the head before it can have got.
  func mostLeft(of arrived: Double) -> Double {
    let arrived = start == nil ? arrived : Self.largestTransfer
    switch kind {
    case .hop(let hop): return Self.most(hop.condition, arrived, hops: 1)
    case .chain(let chain): return Self.most(chain.condition, arrived, hops: chain.count.lowerBound)
    case .repetition(let repetition): return Self.mostLeft(of: arrived, after: repetition)
    case .optional, .absence: return arrived
    default: return Self.largestTransfer
    }
  }

  private static func most(_ condition: Condition, _ arrived: Double, hops: Int) -> Double {
    let tests = condition.conjuncts.compactMap {
      if case .test(.attribute(let name, let range)) = $0 { (name, range) } else { nil }
    }
    func upper(_ attribute: TransferAttribute) -> Double? {
      tests.filter { $0.0 == attribute }.compactMap { $0.1.upper?.value }.min()
    }
    // What is kept of nothing that is known may still be anything: a node can have held more.
    let kept = upper(.kept).map { arrived * pow(max($0, 0), Double(hops)) }
    let single = upper(.usd).map { $0 * pow(max(min(upper(.kept) ?? 1, 1), 0), Double(hops - 1)) }
    return min(kept ?? largestTransfer, single ?? largestTransfer, largestTransfer)
  }

  private static func mostLeft(of arrived: Double, after repetition: Repetition) -> Double {
    var left = arrived
    for _ in 0..<min(repetition.count.lowerBound, 10_000) {
      let before = left
      for step in repetition.steps { left = step.mostLeft(of: left) }
      if left == before || left == 0 { break }
    }
    return left
  }
}
