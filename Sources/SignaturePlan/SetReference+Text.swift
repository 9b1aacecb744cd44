extension SetReference: CustomStringConvertible {
  /// As a signature writes it: `@bridge("THORChain")`.
  public var description: String { argument.map { "@\(name)(\(PlanText.quoted($0)))" } ?? "@\(name)" }
}
