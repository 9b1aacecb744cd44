/// A limit of a signature that a flow misses, and by how much.
public struct Miss: Sendable, Hashable {
  /// Name of the step whose limit it is; empty for a limit of the whole signature.
  public var step: String
  public var quantity: PlanLimit.Quantity
  /// What the flow has; of several transfers, what is farthest off.
  public var value: Double
  /// What the signature asks for.
  public var limit: Double
  /// Whether the flow has too little, not too much.
  public var isShort: Bool
  /// Transfers of the step that miss the limit, by their place in the whole ledger, ascending; empty where the limit is
  /// one of the step as a whole.
  public var rows: [Int]

  public init(step: String, quantity: PlanLimit.Quantity, value: Double, limit: Double, isShort: Bool, rows: [Int] = [])
  {
    self.step = step
    self.quantity = quantity
    self.value = value
    self.limit = limit
    self.isShort = isShort
    self.rows = rows
  }

  /// The distance to the limit as a share of it: 0.03 for 97% of what was asked for; the distance itself if that was 0.
  public var distance: Double {
    let distance = (value - limit).magnitude
    return limit == 0 ? distance : distance / limit.magnitude
  }
}
