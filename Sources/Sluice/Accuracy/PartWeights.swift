import Foundation
import SignaturePlan

/// What the parts of a signature's score are worth: how much likelier true matches earn them than false ones.
public struct PartWeights: Sendable {
  /// A match with what it turned out to be.
  public struct Graded: Sendable {
    public var signature: String
    public var isTrue: Bool
    /// Points by the text of the part that gave them.
    public var points: [String: Double]
  }

  /// One part of one signature.
  public struct Part: Sendable {
    public var text: String
    /// The most points that it gives now.
    public var points: Double
    /// Share of true and of false matches that earn half of it or more.
    public var amongTrue: Double
    public var amongFalse: Double
    /// How much likelier a true match earns it, half a match added to both sides so that nothing is infinite.
    public var ratio: Double
    /// The points that it would have: those over what every match gets, shared by the logarithms of the ratios.
    public var derived: Double
  }

  public let signature: String
  public let trueMatches: Int
  public let falseMatches: Int
  /// Those that not every match earns.
  public let parts: [Part]

  /// Weighs the parts of a plan.
  public init(_ plan: Plan, from matches: [Graded]) {
    let own = matches.filter { $0.signature == plan.name }
    let (hits, misses) = (own.filter(\.isTrue), own.filter { !$0.isTrue })
    signature = plan.name
    (trueMatches, falseMatches) = (hits.count, misses.count)
    let scored = plan.score.filter { if case .always = $0.rule { false } else { true } }
    func earned(_ part: ScorePart, _ matches: [Graded]) -> Int {
      matches.count { 2 * ($0.points[part.text] ?? 0) >= part.points.value }
    }
    let ratios = scored.map { part in
      let among = (Double(earned(part, hits)) + 0.5) / (Double(hits.count) + 1)
      return among / ((Double(earned(part, misses)) + 0.5) / (Double(misses.count) + 1))
    }
    let logs = ratios.map { max(0, log2($0)) }
    let (all, room) = (logs.reduce(0, +), scored.reduce(0) { $0 + $1.points.value })
    parts = zip(scored, zip(ratios, logs)).map { part, weight in
      Part(
        text: part.text, points: part.points.value,
        amongTrue: Double(earned(part, hits)) / Double(max(1, hits.count)),
        amongFalse: Double(earned(part, misses)) / Double(max(1, misses.count)), ratio: weight.0,
        derived: all > 0 ? room * weight.1 / all : part.points.value)
    }
  }

  /// The points of a match under the derived weights, without those that every match gets.
  public func derived(_ match: Graded) -> Double {
    parts.reduce(0) { $0 + $1.derived * (match.points[$1.text] ?? 0) / max($1.points, 0.1) }
  }

  /// The same under the weights that the signature has.
  public func current(_ match: Graded) -> Double { parts.reduce(0) { $0 + (match.points[$1.text] ?? 0) } }

  /// Of all pairs of a true and a false match of the signature, the share in which the true one has more points, ties
  /// counted half; nil without pairs.
  public func order(_ matches: [Graded], by points: (Graded) -> Double) -> Double? {
    let own = matches.filter { $0.signature == signature }
    let misses = own.filter { !$0.isTrue }.map(points)
    var sum = 0.0
    var pairs = 0
    for hit in own where hit.isTrue {
      let mine = points(hit)
      for miss in misses { sum += mine > miss ? 1 : mine == miss ? 0.5 : 0 }
      pairs += misses.count
    }
    return pairs > 0 ? sum / Double(pairs) : nil
  }
}
