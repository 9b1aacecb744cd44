extension Plan {
  /// By name of a hop or a chain: what its transfers must have because of the steps before it.
  ///
  /// `kept >= 80%` after `amount >= 1_000 ETH` is `amount >= 800 ETH`; in steps that look at any asset the same holds of
  /// values. A matcher may ask it first: no transfer that satisfies the step's own condition fails it. A value does not
  /// follow from an amount, because prices move between two transfers.
  public var impliedBounds: [String: ImpliedBound] {
    var walk = BoundWalk()
    walk.visit(steps, from: ImpliedBound())
    return walk.bounds.filter { $0.value != ImpliedBound() }
  }
}

/// The least that transfers have.
public struct ImpliedBound: Sendable, Hashable {
  /// Units of the asset; nil where nothing is implied.
  public var amount: Double?
  /// USD; nil where nothing is implied.
  public var usd: Double?

  public init(amount: Double? = nil, usd: Double? = nil) {
    self.amount = amount
    self.usd = usd
  }

  /// The same as a condition.
  public var condition: Condition {
    let tests = [(TransferAttribute.amount, amount), (.usd, usd)].compactMap { attribute, bound in
      bound.map { Condition.test(.attribute(attribute, .atLeast($0))) }
    }
    return .all(tests)
  }

  /// What is left of it after so many hops that keep at least a share.
  ///
  /// A quotient may be rounded up to the share; each hop gives up more than that.
  func kept(_ share: Double, hops: Int, anyAsset: Bool) -> ImpliedBound {
    guard share > 0 else { return ImpliedBound() }
    let least = min(share, 1) * (1 - 1e-12)
    var factor = 1.0
    for _ in 0..<min(hops, 4_096) { factor *= least }
    if hops > 4_096 || factor < 1e-12 { return ImpliedBound() }
    return anyAsset ? ImpliedBound(usd: usd.map { $0 * factor }) : ImpliedBound(amount: amount.map { $0 * factor })
  }

  /// The stronger of two, number by number.
  func joined(_ other: ImpliedBound) -> ImpliedBound {
    ImpliedBound(
      amount: [amount, other.amount].compactMap(\.self).max(), usd: [usd, other.usd].compactMap(\.self).max())
  }
}

/// Goes through blocks with what is known of the head.
private struct BoundWalk {
  var bounds: [String: ImpliedBound] = [:]

  /// - Parameter head: what the funds at the head have at least.
  mutating func visit(_ block: [Step], from head: ImpliedBound) {
    var head = head
    var groups: [String: ImpliedBound] = [:]
    for step in block {
      if step.start != nil { head = ImpliedBound() }
      switch step.kind {
      case .hop(let hop): head = bind(step, hop.condition, from: head, least: 1, most: 1)
      case .chain(let chain):
        head = bind(step, chain.condition, from: head, least: chain.count.lowerBound, most: chain.count.upperBound)
      case .split(let split) where split.key == .address: groups[step.name] = Self.own(split.member)
      case .series(let series): groups[step.name] = Self.own(series.member)
      case .each(let each): visit(each.steps, from: groups[each.group] ?? ImpliedBound())
      case .repetition, .optional, .either:
        for inner in step.blocks { visit(inner, from: ImpliedBound()) }
        head = ImpliedBound()
      case .absence: continue
      default: head = ImpliedBound()
      }
    }
  }

  /// Notes what a hop or a chain implies; what its last transfer has at least.
  private mutating func bind(
    _ step: Step, _ condition: Condition, from head: ImpliedBound, least: Int, most: Int
  ) -> ImpliedBound {
    let own = Self.own(condition)
    guard let share = Self.leastShare(condition) else { return own }
    // Every hop has at least what is left after the last one that there can be.
    let implied = head.kept(share, hops: most, anyAsset: step.reach.anyAsset)
    bounds[step.name] = implied
    return own.joined(implied)
  }

  /// Lower bounds of amount and value that a condition itself gives, whatever the asset.
  private static func own(_ condition: Condition) -> ImpliedBound {
    var bound = ImpliedBound()
    for part in condition.conjuncts {
      guard case .test(.attribute(let attribute, let interval)) = part, let lower = interval.lower?.value else {
        continue
      }
      switch attribute {
      case .amount: bound = bound.joined(ImpliedBound(amount: lower))
      case .usd: bound = bound.joined(ImpliedBound(usd: lower))
      default: continue
      }
    }
    return bound
  }

  private static func leastShare(_ condition: Condition) -> Double? {
    condition.conjuncts.compactMap { part -> Double? in
      guard case .test(.attribute(.kept, let interval)) = part else { return nil }
      return interval.lower?.value
    }.max()
  }
}
