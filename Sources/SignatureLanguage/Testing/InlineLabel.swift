/// What a test says an address is.
public struct InlineLabel: Sendable, Hashable {
  public var address: String
  /// The name of a label set, without its sign.
  public var category: String
  /// What the set's argument is compared with: an entity, a case or an actor.
  public var entity: String?
  /// The case that the address belongs to, where the test says so apart from the entity.
  public var caseName: String?
  /// Who is behind the address, where the test says so apart from the entity.
  public var actor: String?
  public var chain: String

  public init(
    address: String, category: String, entity: String? = nil, caseName: String? = nil, actor: String? = nil,
    chain: String = "ethereum"
  ) {
    self.address = address
    self.category = category
    self.entity = entity
    self.caseName = caseName
    self.actor = actor
    self.chain = chain
  }
}

/// When a test says a case happened.
public struct InlineEvent: Sendable, Hashable {
  /// Name of the case.
  public var name: String
  /// Seconds since 1970-01-01 UTC.
  public var time: Int64

  public init(name: String, time: Int64) {
    self.name = name
    self.time = time
  }
}
