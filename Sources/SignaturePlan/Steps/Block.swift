/// A sub-flow from every member of a group bound before.
public struct Each: Sendable, Hashable, Codable {
  /// Name of the group, bound earlier in the same block.
  public var group: String
  public var quota: Quota
  public var steps: [Step]

  /// How many of the members must match.
  public enum Quota: Sendable, Hashable, Codable {
    /// At least this share of the members, 0...1.
    case fraction(Double)
    /// At least this many members.
    case count(Int)
  }

  public init(group: String, quota: Quota, steps: [Step]) {
    self.group = group
    self.quota = quota
    self.steps = steps
  }
}

/// A block again and again, each round from the head that the last one left.
public struct Repetition: Sendable, Hashable, Codable {
  /// How many rounds.
  public var count: ClosedRange<Int>
  public var steps: [Step]

  public init(count: ClosedRange<Int>, steps: [Step]) {
    self.count = count
    self.steps = steps
  }
}

/// The first of several blocks that completes.
public struct Either: Sendable, Hashable, Codable {
  public var alternatives: [[Step]]

  public init(alternatives: [[Step]]) { self.alternatives = alternatives }
}
