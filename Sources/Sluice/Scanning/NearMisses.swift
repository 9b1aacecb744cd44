import SignaturePlan

/// Flows that come near signatures.
public struct NearMisses: Sendable {
  /// The nearest first, each with what it misses; then by signature and origin.
  public var matches: [Match] = []
  /// By signature, how many more there are.
  public var hidden: [String: Int] = [:]

  /// The most that are told of one signature.
  public static let mostTold = 20

  init() {}

  init(_ matches: [Match], hidden: [String: Int]) {
    self.matches = matches.enumerated().sorted { left, right in
      (Self.distance(left.element), left.offset) < (Self.distance(right.element), right.offset)
    }.map(\.element)
    self.hidden = hidden
  }

  /// A line for each signature of which more came near than are told.
  public var summary: [String] {
    hidden.sorted { $0.key < $1.key }.map { "\($0.value) more near misses of `\($0.key)` are not told" }
  }

  /// The nearest of each signature that are not a match with more or less around it.
  ///
  /// - Parameter matches: what keeps all limits.
  static func choice(_ near: [Finding], beside matches: [Finding]) -> (findings: [Finding], hidden: [String: Int]) {
    let owners = Dictionary(grouping: matches, by: \.signature).mapValues { matches in
      Set(matches.flatMap { $0.evidence.map(\.row) })
    }
    let apart = near.filter { finding in
      let taken = owners[finding.signature] ?? []
      let rows = Set(finding.evidence.map(\.row))
      return !taken.contains(finding.origin) && 2 * rows.count(where: taken.contains) <= rows.count
    }
    var chosen: [Finding] = []
    var hidden: [String: Int] = [:]
    for (signature, findings) in Dictionary(grouping: apart, by: \.signature) {
      let sorted = findings.sorted { (distance($0), $0.origin) < (distance($1), $1.origin) }
      chosen += sorted.prefix(mostTold)
      if sorted.count > mostTold { hidden[signature] = sorted.count - mostTold }
    }
    return (chosen, hidden)
  }

  private static func distance(_ finding: Finding) -> Double { finding.misses.reduce(0) { $0 + $1.distance } }

  private static func distance(_ match: Match) -> Double { match.misses.reduce(0) { $0 + $1.distance } }
}
