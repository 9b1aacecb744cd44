/// One step of a flow and the name its evidence goes by.
public struct Step: Sendable, Hashable {
  /// The name given in the signature, or the keyword, numbered where it repeats: `hop`, `hop2`.
  public var name: String
  public var kind: Kind

  public indirect enum Kind: Sendable, Hashable {
    case hop(Hop)
    case chain(Chain)
    case split(Split)
    case each(Each)
    case mesh(Mesh)
  }

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// One later transfer out of the head; as the first step, any transfer.
public struct Hop: Sendable, Hashable {
  public var condition: Condition

  public init(condition: Condition = .always) { self.condition = condition }
}

/// Hops in a row, each satisfying the condition against its predecessor.
public struct Chain: Sendable, Hashable {
  /// How many hops.
  public var count: ClosedRange<Int>
  public var condition: Condition

  public init(count: ClosedRange<Int>, condition: Condition = .always) {
    self.count = count
    self.condition = condition
  }
}

/// One sender pays several distinct receivers within a window.
public struct Split: Sendable, Hashable {
  /// How many receivers.
  public var count: ClosedRange<Int>
  /// Seconds from the first payment of the group to the last, both included.
  public var window: Int64
  /// What makes a payment qualify: its own attributes and those of its receiver.
  public var member: Condition
  /// What the first payment must satisfy besides: `gap`, `idle`, and the sender's freshness.
  public var first: Condition
  /// Members lie within this share of a pivot's amount: 0.02 for `equal within 2%`.
  public var equal: Double?
  /// Tests of the finished group.
  public var test: GroupCondition

  public init(
    count: ClosedRange<Int>, window: Int64, member: Condition = .always, first: Condition = .always,
    equal: Double? = nil, test: GroupCondition = .always
  ) {
    self.count = count
    self.window = window
    self.member = member
    self.first = first
    self.equal = equal
    self.test = test
  }
}

/// A sub-flow from every member of a group bound before.
public struct Each: Sendable, Hashable {
  /// Name of the group, bound earlier in the same block.
  public var group: String
  public var quota: Quota
  public var steps: [Step]

  /// How many of the members must match.
  public enum Quota: Sendable, Hashable {
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

/// All transfers that relays pass on, in time order.
public struct Mesh: Sendable, Hashable {
  /// How many transfers; the upper end is `Int.max` where none was given.
  public var count: ClosedRange<Int>
  public var relay: Relay
  /// Seconds from the mesh's first transfer that its last may lie away; the horizon where none was given.
  public var window: Int64?
  /// What every transfer of the mesh satisfies.
  public var member: Condition
  /// Tests of the finished mesh.
  public var test: GroupCondition

  public init(
    count: ClosedRange<Int>, relay: Relay, window: Int64? = nil, member: Condition = .always,
    test: GroupCondition = .always
  ) {
    self.count = count
    self.relay = relay
    self.window = window
    self.member = member
    self.test = test
  }
}
