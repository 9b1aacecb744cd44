import SignaturePlan

/// Follows the least that can be left of a flow's start, step by step, as long as something bounds it.
struct Remains {
  /// Share of the start that is left at least; nil once a step does not say, and before the first.
  private var share: Double?
  private var usd: Double?
  private var amount: Double?
  private var isAtStart = true

  /// What is left at least after the next step of the flow.
  mutating func take(_ step: Step) -> [Remainder] {
    defer { isAtStart = false }
    if isAtStart {
      start(with: step)
      return []
    }
    guard let (count, kept) = Self.hops(of: step), kept > 0 else {
      // An absence leaves the funds where they are.
      if case .absence = step.kind { return [] }
      share = nil
      return []
    }
    if step.reach.anyAsset { amount = nil }
    if step.start != nil { share = nil }
    defer { share = share.map { $0 * Self.power(kept, Self.slowest(count, kept)) } }
    let ends = count.upperBound == .max ? [count.lowerBound] : [count.lowerBound, count.upperBound]
    // Of a millionth or less there is nothing to say.
    return Set(ends).sorted().map { remainder(after: $0, kept) }.filter { $0.share > 0.000_001 }
  }

  private mutating func start(with step: Step) {
    guard case .hop(let hop) = step.kind else { return }
    share = 1
    usd = hop.condition.bound(of: .usd).lower
    amount = hop.condition.bound(of: .amount).lower
  }

  private func remainder(after hops: Int, _ kept: Double) -> Remainder {
    let left = (share ?? 1) * Self.power(kept, hops)
    let isFromStart = share != nil
    return Remainder(
      hops: hops, share: left, fromStart: isFromStart, usd: isFromStart ? usd.map { $0 * left } : nil,
      amount: isFromStart ? amount.map { $0 * left } : nil)
  }

  /// How many hops a step has, and the share that each keeps at least.
  private static func hops(of step: Step) -> (ClosedRange<Int>, Double)? {
    switch step.kind {
    case .hop(let hop): hop.condition.bound(of: .kept).lower.map { (1...1, $0) }
    case .chain(let chain): chain.condition.bound(of: .kept).lower.map { (chain.count, $0) }
    default: nil
    }
  }

  /// The number of hops after which least is left.
  private static func slowest(_ count: ClosedRange<Int>, _ kept: Double) -> Int {
    kept < 1 ? count.upperBound : count.lowerBound
  }

  /// A share of a share and so on; no more than so many times, after which nothing to speak of is left.
  private static func power(_ share: Double, _ times: Int) -> Double {
    (0..<max(0, min(times, 10_000))).reduce(1) { left, _ in left * share }
  }
}

/// The least that is left after so many hops.
public struct Remainder: Sendable, Hashable {
  /// Hops of the step.
  public var hops: Int
  /// Of what the flow started with or, if not `fromStart`, of what arrived at the step's head.
  public var share: Double
  public var fromStart: Bool
  /// USD, at the price of the start; nil where the start has no least value.
  public var usd: Double?
  /// Units of the asset; nil where the start has no least amount.
  public var amount: Double?
}
