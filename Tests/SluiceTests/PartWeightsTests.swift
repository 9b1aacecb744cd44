import SignaturePlan
import Testing

@testable import Sluice

@Suite struct PartWeightsTests {
  private static let plan = Plan(
    name: "w", meta: Meta(), horizon: 60, steps: [Step(name: "hop", kind: .hop(Hop()))],
    score: [
      ScorePart(points: Points(60), text: "base", rule: .always),
      ScorePart(
        points: Points(30), text: "tells", rule: .scaled(Aggregate(step: "hop", function: .count), from: 0, to: 1)),
      ScorePart(points: Points(10), text: "tells nothing", rule: .when(.test(.anyAddress(SetReference("mixer"))))),
    ], reportAt: Points(60))

  private static func match(_ isTrue: Bool, _ points: [String: Double]) -> PartWeights.Graded {
    PartWeights.Graded(signature: "w", isTrue: isTrue, points: points)
  }

  private static let matches =
    (0..<7).map { _ in match(true, ["base": 60, "tells": 30, "tells nothing": 10]) }
    + [match(false, ["base": 60, "tells": 20, "tells nothing": 10])]
    + (0..<6).map { _ in match(false, ["base": 60, "tells": 14, "tells nothing": 10]) }
    + [PartWeights.Graded(signature: "other", isTrue: false, points: ["tells": 30])]

  @Test func `points go to what true matches earn and false ones do not`() {
    let weights = PartWeights(Self.plan, from: Self.matches)
    #expect(weights.trueMatches == 7 && weights.falseMatches == 7)
    #expect(weights.parts.map(\.text) == ["tells", "tells nothing"])
    #expect(weights.parts.map(\.amongTrue) == [1, 1])
    #expect(weights.parts.map(\.amongFalse) == [1.0 / 7, 1])
    #expect(weights.parts.map(\.ratio) == [5, 1])
    #expect(weights.parts.map(\.derived) == [40, 0])
  }

  @Test func `order is the share of pairs in which the true match has more`() {
    let weights = PartWeights(Self.plan, from: Self.matches)
    #expect(weights.order(Self.matches, by: weights.current) == 1)
    #expect(weights.order(Self.matches, by: { $0.points["tells nothing"] ?? 0 }) == 0.5)
    #expect(weights.order(Self.matches.filter(\.isTrue), by: weights.derived) == nil)
    #expect(weights.derived(Self.matches[0]) == 40)
  }

  @Test func `a signature without matches keeps its points`() {
    let weights = PartWeights(Self.plan, from: [])
    #expect(weights.parts.map(\.derived) == [30, 10] && weights.parts.map(\.ratio) == [1, 1])
  }
}
