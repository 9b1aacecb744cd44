/// A match as a matcher finds it: transfers by their place in the ledger, no text looked up.
public struct Finding: Sendable, Hashable {
  /// Name of the plan.
  public var signature: String
  /// Place of the origin, the match's first transfer, in the whole ledger, from 0.
  public var origin: Int
  public var score: Points
  public var reasons: [Reason]
  /// By step in the plan's order, then in ledger order.
  public var evidence: [Item]
  /// Other transfers that the last step could have ended with, at most ``alternativesCap``.
  public var alternatives: Int
  /// Whether transfers after the end of the data could still change this match.
  public var open: Bool
  /// Limits of the signature that it misses, in the order of the steps; empty for a match.
  public var misses: [Miss] = []

  public static let alternativesCap = 99

  public struct Item: Sendable, Hashable {
    public var step: String
    /// 1 for the step's first transfer.
    public var index: Int
    /// Place in the whole ledger, from 0.
    public var row: Int

    public init(step: String, index: Int, row: Int) {
      self.step = step
      self.index = index
      self.row = row
    }
  }

  public init(
    signature: String, origin: Int, score: Points, reasons: [Reason], evidence: [Item], alternatives: Int,
    open: Bool
  ) {
    self.signature = signature
    self.origin = origin
    self.score = score
    self.reasons = reasons
    self.evidence = evidence
    self.alternatives = alternatives
    self.open = open
  }
}

/// A part of a score that was earned, and the steps whose transfers earned it.
public struct Reason: Sendable, Hashable {
  public var points: Points
  public var text: String
  public var steps: [String]

  public init(points: Points, text: String, steps: [String]) {
    self.points = points
    self.text = text
    self.steps = steps
  }
}
