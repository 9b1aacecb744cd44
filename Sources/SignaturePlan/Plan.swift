/// A compiled signature: everything a matcher needs, and nothing of the syntax it came from.
public struct Plan: Sendable, Hashable, Codable {
  /// Changes whenever a plan written by an older version would mean something else.
  public static let version = 2

  /// Dotted name, unique within a scan: `bybit.split_and_bridge`.
  public var name: String
  public var meta: Meta
  /// All evidence lies within this many seconds of the origin.
  public var horizon: Int64
  /// The flow, in order; never empty.
  public var steps: [Step]
  public var score: [ScorePart]
  /// Bindings that score less are not matches.
  public var reportAt: Points
  /// The sets that the signature's file declares and the plan names, in ascending order of their names.
  public var sets: [DeclaredSet]

  public init(
    name: String, meta: Meta, horizon: Int64, steps: [Step], score: [ScorePart], reportAt: Points,
    sets: [DeclaredSet] = []
  ) {
    self.name = name
    self.meta = meta
    self.horizon = horizon
    self.steps = steps
    self.score = score
    self.reportAt = reportAt
    self.sets = sets
  }
}

/// What a signature says about itself.
public struct Meta: Sendable, Hashable, Codable {
  public var title: String
  public var severity: Severity
  public var actor: String?
  public var cases: [String]
  public var sources: [String]

  public init(
    title: String = "", severity: Severity = .medium, actor: String? = nil, cases: [String] = [],
    sources: [String] = []
  ) {
    self.title = title
    self.severity = severity
    self.actor = actor
    self.cases = cases
    self.sources = sources
  }
}

public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable, Codable {
  case low, medium, high, critical

  public static func < (left: Severity, right: Severity) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
