/// What a second pass looks for: finished matches that have something in common.
///
/// Sibling depositors that were funded with the same sum; thefts whose funds meet at one address a year later.
public struct Campaign: Sendable, Hashable, Codable {
  /// Dotted name, unique among signatures and campaigns of a scan.
  public var name: String
  public var meta: Meta
  /// The signatures whose matches are grouped; never empty.
  public var signatures: [String]
  public var key: CampaignKey
  /// How many matches it takes.
  public var least: Int
  /// Seconds from the first transfer of the first match to the first transfer of the last, both included.
  public var window: Int64
  /// What the finished group must satisfy.
  public var test: Logic<CampaignTest>
  public var score: [CampaignPart]
  /// Groups that score less are not reported.
  public var reportAt: Points

  public init(
    name: String, meta: Meta, signatures: [String], key: CampaignKey, least: Int, window: Int64,
    test: Logic<CampaignTest> = .always, score: [CampaignPart], reportAt: Points
  ) {
    self.name = name
    self.meta = meta
    self.signatures = signatures
    self.key = key
    self.least = least
    self.window = window
    self.test = test
    self.score = score
    self.reportAt = reportAt
  }
}

/// What the matches of a group have in common.
public enum CampaignKey: Sendable, Hashable, Codable {
  /// Nothing: all matches of the signatures.
  case everything
  /// Some address of the evidence that is no service; a match belongs to the group of each.
  case address
  /// The sender or receiver of a step's first transfer.
  case end(step: String, End)
  /// The amount of a step's first transfer and its asset.
  case amount(step: String)
  /// The same, of one significant digit.
  case rounded(step: String)
}

/// A number of a group of matches.
public enum CampaignNumber: String, Sendable, Hashable, CaseIterable, Codable {
  /// Matches.
  case count
  /// USD: the sum of the values of the matches; those of unknown value count nothing.
  case usd
  /// Seconds from the first transfer of the first match to the first transfer of the last.
  case duration
  /// Distinct cases that labels give the addresses of the evidence.
  case cases
  /// Distinct addresses of the evidence.
  case addresses
  /// Distinct signatures among the matches.
  case signatures
}

/// One number of a group of matches lies in an interval.
public struct CampaignTest: Sendable, Hashable, Codable {
  public var number: CampaignNumber
  public var interval: Interval

  public init(_ number: CampaignNumber, _ interval: Interval) {
    self.number = number
    self.interval = interval
  }
}

/// A named, bounded part of a campaign's score.
public struct CampaignPart: Sendable, Hashable, Codable {
  /// The most that this part can give.
  public var points: Points
  public var text: String
  public var rule: Rule

  public enum Rule: Sendable, Hashable, Codable {
    /// The full points.
    case always
    /// The full points if the condition holds.
    case when(Logic<CampaignTest>)
    /// So many points for each unit of a number over a base, up to the full points.
    case per(Points, CampaignNumber, over: Double)
    /// Nothing at or below `from`, the full points at or above `to`, in proportion between.
    case scaled(CampaignNumber, from: Double, to: Double)
  }

  public init(points: Points, text: String, rule: Rule) {
    self.points = points
    self.text = text
    self.rule = rule
  }
}

extension Campaign: CustomStringConvertible {
  /// The campaign as text: two campaigns have the same text exactly if they mean the same.
  public var description: String {
    PlanText.list(
      "campaign \(Plan.version) \(PlanText.quoted(name))",
      [
        PlanText.list("of", signatures.map(PlanText.quoted)), meta.text,
        PlanText.list("group", [key.text, "\(least)", "\(window)", test.text(\.text)]),
        PlanText.list("score", score.map(\.planText)), PlanText.list("report", ["\(reportAt)"]),
      ], separator: "\n")
  }
}

extension CampaignKey {
  var text: String {
    switch self {
    case .everything: "everything"
    case .address: "address"
    case .end(let step, let end): "\(step).\(end.rawValue)"
    case .amount(let step): "\(step).amount"
    case .rounded(let step): "round(\(step).amount)"
    }
  }
}

extension CampaignTest {
  var text: String { PlanText.list(number.rawValue, [interval.text]) }
}

extension CampaignPart {
  var planText: String {
    let rule =
      switch rule {
      case .always: "always"
      case .when(let condition): PlanText.list("when", [condition.text(\.text)])
      case .per(let each, let number, let over): PlanText.list("per", ["\(each)", number.rawValue, "\(over)"])
      case .scaled(let number, let from, let to): PlanText.list("scaled", [number.rawValue, "\(from)", "\(to)"])
      }
    return PlanText.list("part", ["\(points)", PlanText.quoted(text), rule])
  }
}
