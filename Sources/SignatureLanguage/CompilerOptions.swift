/// How sources are compiled.
public struct CompilerOptions: Sendable, Hashable {
  /// Whether every signature needs a title, a source, a test that matches and one that does not.
  public var strict: Bool
  public var warningsAsErrors: Bool
  /// Names of label sets, without the sign. Those that take an argument take it whatever the name.
  public var knownSets: Set<String>

  /// The label categories that Sluice itself knows.
  public static let standardSets: Set<String> = [
    "theft", "laundering", "exchange", "bridge", "swap", "mixer", "pool", "sanctioned", "service", "actor",
  ]

  public init(strict: Bool = false, warningsAsErrors: Bool = false, knownSets: Set<String> = standardSets) {
    self.strict = strict
    self.warningsAsErrors = warningsAsErrors
    self.knownSets = knownSets
  }

  /// Sets whose members end every flow.
  static let serviceSets: Set<String> = ["exchange", "mixer", "bridge", "swap", "pool", "service"]

  /// Sets that say nothing without an argument.
  static let setsWithArgument: Set<String> = ["actor"]
}
