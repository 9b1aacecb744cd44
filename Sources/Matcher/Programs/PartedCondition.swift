import SignaturePlan

/// A condition, parted by what its parts must look at.
public struct PartedCondition: Sendable, Hashable {
  /// Decided by the row: kernels turn them into a bitmap.
  public var kernels: [Condition] = []
  /// Asked transfer by transfer, about the head or what is known of the ends.
  public var near: [Condition] = []
  /// The same, but costly, or only known once other steps are bound.
  public var wide: [Condition] = []

  /// - Parameter costs: what each part of the condition must look at.
  init(_ condition: Condition, by costs: [Check.Cost]) {
    for (part, cost) in zip(condition.conjuncts, costs) {
      switch cost {
      case .row: kernels.append(part)
      case .near: near.append(part)
      case .wide: wide.append(part)
      }
    }
  }
}
