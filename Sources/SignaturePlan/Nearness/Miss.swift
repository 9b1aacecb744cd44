/// A limit of a signature that a flow misses, and by how much.
public struct Miss: Sendable, Hashable {
  /// Name of the step whose limit it is; empty for a limit of the whole signature.
  public var step: String
  public var quantity: Quantity
  /// What the flow has; of several transfers, what is farthest off.
  public var value: Double
  /// What the signature asks for.
  public var limit: Double
  /// Whether the flow has too little, not too much.
  public var isShort: Bool
  /// Transfers of the step that miss the limit, by their place in the whole ledger, ascending; empty where the limit is
  /// one of the step as a whole.
  public var rows: [Int]

  /// What a limit limits.
  public enum Quantity: Sendable, Hashable {
    /// A number of a transfer.
    case attribute(TransferAttribute)
    /// A number of a group, or worked out from others.
    case formula(Formula)
    /// Transfers of a step; of a split or gather those to or from different addresses; rounds of a repeat.
    case count
    /// Layers of a trace.
    case depth
    /// Seconds from a group's first transfer to its last, or after the arrival before it.
    case window
    /// Seconds from one payment of a series to the next.
    case spacing
    /// Seconds from a payment to its credit.
    case lag
    /// Seconds from the flow's first transfer to its last.
    case horizon
    /// How far members lie from the one in the middle, as a share of its amount.
    case equal
    /// Branches that match, as a share of those tried.
    case matchedShare
    /// Branches that match.
    case matched
    /// Whether the step is there at all: 0 against 1.
    case presence
    /// Points.
    case score
  }

  public init(step: String, quantity: Quantity, value: Double, limit: Double, isShort: Bool, rows: [Int] = []) {
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
