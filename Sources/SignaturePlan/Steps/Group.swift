/// One sender pays several distinct receivers within a window.
public struct Split: Sendable, Hashable, Codable {
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
  /// What counts as one sender.
  public var key: SenderKey

  public init(
    count: ClosedRange<Int>, window: Int64, member: Condition = .always, first: Condition = .always,
    equal: Double? = nil, test: GroupCondition = .always, key: SenderKey = .address
  ) {
    self.count = count
    self.window = window
    self.member = member
    self.first = first
    self.equal = equal
    self.test = test
    self.key = key
  }
}

/// What counts as one sender: an address in one asset, or all addresses that labels tie together, over all chains and
/// assets.
public enum SenderKey: String, Sendable, Hashable, CaseIterable, Codable {
  case address
  /// The case of a label: `split by case`.
  case incident = "case"
  /// The entity of a label: `split by entity`.
  case entity
}

/// A maximal run of consecutive qualifying payments of one sender; receivers may repeat.
public struct Series: Sendable, Hashable, Codable {
  /// How many payments.
  public var count: ClosedRange<Int>
  /// Seconds from each payment to the next.
  public var spacing: ClosedRange<Int64>
  public var member: Condition
  /// What the first payment must satisfy besides.
  public var first: Condition
  public var test: GroupCondition

  public init(
    count: ClosedRange<Int>, spacing: ClosedRange<Int64>, member: Condition = .always, first: Condition = .always,
    test: GroupCondition = .always
  ) {
    self.count = count
    self.spacing = spacing
    self.member = member
    self.first = first
    self.test = test
  }
}

/// Several distinct payers reach one receiver within a window.
public struct Gather: Sendable, Hashable, Codable {
  /// How many payers.
  public var count: ClosedRange<Int>
  /// Seconds from the first payment of the group to the last, both included.
  public var window: Int64
  /// The group whose heads pay; nil where the step is the first of the flow.
  public var of: String?
  public var member: Condition
  /// What the first payment must satisfy besides.
  public var first: Condition
  public var equal: Double?
  public var test: GroupCondition

  public init(
    count: ClosedRange<Int>, window: Int64, of: String? = nil, member: Condition = .always, first: Condition = .always,
    equal: Double? = nil, test: GroupCondition = .always
  ) {
    self.count = count
    self.window = window
    self.of = of
    self.member = member
    self.first = first
    self.equal = equal
    self.test = test
  }
}

/// Payments out of a label set that no edge ties to the head, taken in order of time.
public struct Cohort: Sendable, Hashable, Codable {
  /// How many payments.
  public var count: ClosedRange<Int>
  /// Seconds after the arrival at the head, or after the first transfer of the group before.
  public var window: Int64
  /// Who pays.
  public var from: SetReference
  public var member: Condition
  public var test: GroupCondition

  public init(
    count: ClosedRange<Int>, window: Int64, from: SetReference, member: Condition = .always,
    test: GroupCondition = .always
  ) {
    self.count = count
    self.window = window
    self.from = from
    self.member = member
    self.test = test
  }
}
