import SignaturePlan

/// What a test expects of the matches in its ledger.
public struct Expectation: Sendable, Hashable {
  public var kind: Kind
  public var span: SourceSpan

  public enum Kind: Sendable, Hashable {
    /// No match.
    case none
    /// At least one match.
    case match
    /// Exactly so many matches.
    case matches(Int)
    /// Some match has such a score; with an address, the match whose origin that address paid.
    case score(Comparison, Points, from: String?)
    /// Some match has exactly so many transfers as evidence of a step.
    case evidence(step: String, count: Int)
    /// Some match is open: later transfers could still change it.
    case open
    /// No match has evidence of a step.
    case noEvidence(step: String)
  }

  public init(kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

extension Expectation: CustomStringConvertible {
  /// As it may be written in a test: `score >= 60 from A`.
  public var description: String {
    switch kind {
    case .none: "none"
    case .match: "match"
    case .matches(let count): "matches \(count)"
    case .score(let comparison, let points, let origin):
      "score \(comparison.rawValue) \(points)" + (origin.map { " from \($0)" } ?? "")
    case .evidence(let step, let count): "evidence \(step) count \(count)"
    case .open: "open"
    case .noEvidence(let step): "no evidence \(step)"
    }
  }
}
