/// What a test says an address is.
public struct InlineLabel: Sendable, Hashable {
  public var address: String
  /// The name of a label set, without its sign.
  public var category: String
  /// What the set's argument is compared with: an entity, a case or an actor.
  public var entity: String?

  public init(address: String, category: String, entity: String? = nil) {
    self.address = address
    self.category = category
    self.entity = entity
  }
}
