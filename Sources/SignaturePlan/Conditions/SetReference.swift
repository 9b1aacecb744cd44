/// A named set of labelled addresses: `@bridge`, `@bridge("THORChain")`.
public struct SetReference: Sendable, Hashable, Comparable, Codable {
  public var name: String
  public var argument: String?

  public init(_ name: String, _ argument: String? = nil) {
    self.name = name
    self.argument = argument
  }

  public static func < (left: SetReference, right: SetReference) -> Bool {
    (left.name, left.argument ?? "") < (right.name, right.argument ?? "")
  }
}
