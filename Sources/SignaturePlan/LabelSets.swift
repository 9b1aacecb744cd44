/// What labels say, as far as a scan's plans ask for it.
public struct LabelSets: Sendable {
  /// Members of every set that some plan names.
  public var members: [SetReference: Set<Node>]
  /// Exchanges, mixers, bridges, swaps, pools and other services: no flow continues out of them.
  public var services: Set<Node>
  /// Cases that labels give a node.
  public var cases: [Node: Set<String>]
  /// Entities that labels give a node.
  public var entities: [Node: Set<String>]
  /// By case: seconds since 1970-01-01 UTC at which it happened.
  public var events: [String: Int64]

  public init(
    members: [SetReference: Set<Node>] = [:], services: Set<Node> = [], cases: [Node: Set<String>] = [:],
    entities: [Node: Set<String>] = [:], events: [String: Int64] = [:]
  ) {
    self.members = members
    self.services = services
    self.cases = cases
    self.entities = entities
    self.events = events
  }
}

/// What a scan can be told besides plans, labels and transfers.
public struct MatchSettings: Sendable, Hashable {
  /// USD: transfers worth less make an address neither active nor stale.
  public var dustFloor: Double

  public init(dustFloor: Double = 1) { self.dustFloor = dustFloor }

  /// Whether a transfer is dust; `value` is NaN where it is not known.
  public func isDust(amount: Double, value: Double) -> Bool { amount == 0 || value < dustFloor }
}
