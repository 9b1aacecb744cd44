/// The label sets that a scan's plans ask for, looked up.
public struct LabelSets: Sendable {
  /// Members of every set that some plan names.
  public var members: [SetReference: Set<Node>]
  /// Exchanges, mixers, bridges, swaps, pools and other services: no flow continues out of them.
  public var services: Set<Node>

  public init(members: [SetReference: Set<Node>] = [:], services: Set<Node> = []) {
    self.members = members
    self.services = services
  }
}

/// What a scan can be told besides plans, labels and transfers.
public struct MatchSettings: Sendable, Hashable {
  /// USD: transfers worth less make an address neither active nor stale.
  public var dustFloor: Double

  public init(dustFloor: Double = 1) { self.dustFloor = dustFloor }
}
