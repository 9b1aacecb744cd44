/// All transfers that relays pass on, in time order.
public struct Mesh: Sendable, Hashable, Codable {
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

/// Value followed forward from the head over splits and merges.
public struct Trace: Sendable, Hashable, Codable {
  /// How deep: transfers on the shortest tainted path. The trace stops at the upper end, and must reach the lower.
  public var depth: ClosedRange<Int>
  public var policy: TaintPolicy
  /// What must be arrived at for the trace to go on; nil: any address that is no service.
  public var relay: Relay?
  /// Where the trace must end up; nil: anywhere.
  public var until: SetReference?
  /// Seconds that funds may rest and still be followed; the horizon where none was given.
  public var rest: Int64?
  /// A transfer joins if at least this share of it is tainted, 0...1; more than nothing in any case.
  public var taint: Double
  /// What every transfer of the trace satisfies.
  public var member: Condition
  /// Tests of the finished trace.
  public var test: GroupCondition

  public init(
    depth: ClosedRange<Int>, policy: TaintPolicy = .fifo, relay: Relay? = nil, until: SetReference? = nil,
    rest: Int64? = nil, taint: Double = 0, member: Condition = .always, test: GroupCondition = .always
  ) {
    self.depth = depth
    self.policy = policy
    self.relay = relay
    self.until = until
    self.rest = rest
    self.taint = taint
    self.member = member
    self.test = test
  }
}

/// The head pays a service and is credited another asset.
public struct Swap: Sendable, Hashable, Codable {
  /// What the payment satisfies, the service it reaches among it.
  public var payment: Condition
  /// Seconds from the payment to the credit.
  public var lag: Int64
  /// What the credit satisfies; the payment is its head, and `kept` compares values.
  public var credit: Condition

  public init(payment: Condition, lag: Int64, credit: Condition = .always) {
    self.payment = payment
    self.lag = lag
    self.credit = credit
  }
}

/// Value enters a bridge on one chain and is credited on another.
public struct Cross: Sendable, Hashable, Codable {
  /// Where it comes out; nil: any other chain.
  public var chain: String?
  /// What the payment satisfies, the bridge it reaches among it.
  public var payment: Condition
  /// Seconds from the payment to the credit.
  public var lag: Int64
  /// What the credit satisfies; the payment is its head, and `kept` compares values.
  public var credit: Condition

  public init(chain: String?, payment: Condition, lag: Int64, credit: Condition = .always) {
    self.chain = chain
    self.payment = payment
    self.lag = lag
    self.credit = credit
  }
}
