import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A score")
struct ScoreTests {
  /// V pays A, B and C 10 each.
  private let scene = Scene(
    [pay(0, "V", "A"), pay(1, "V", "B"), pay(2, "V", "C"), pay(10, "A", "X"), pay(11, "B", "Y")],
    sets: [SetReference("actor"): ["X", "Y"], SetReference("empty"): []])
  private let count = Aggregate(step: "s", function: .count)
  private let fraction = Aggregate(step: "h", function: .fraction)

  private func match(_ rules: ScorePart.Rule..., points: Points = Points(10), reportAt: Points = .zero) -> Finding? {
    let score = rules.enumerated().map { ScorePart(points: points, text: "part \($0.offset)", rule: $0.element) }
    let steps = [split("s", 3...3), each("e", of: "s", .fraction(0.5), hop("h"))]
    return scene.match(
      of: Plan(name: "test", meta: Meta(), horizon: 1000, steps: steps, score: score, reportAt: reportAt))
  }

  @Test("adds its parts up")
  func sum() {
    let match = match(.always, .per(Points(1), count, over: 1))
    #expect(match?.score == Points(12))
    #expect(match?.reasons.map(\.points) == [Points(10), Points(2)])
    #expect(match?.reasons.map(\.text) == ["part 0", "part 1"])
  }

  @Test("under the limit is no match, at the limit it is")
  func reportAt() {
    #expect(match(.always, reportAt: Points(10))?.score == Points(10))
    #expect(match(.always, reportAt: Points(tenths: 101)) == nil)
  }

  @Test("per unit over a base gives nothing at the base and no more than the points")
  func per() {
    #expect(match(.per(Points(4), count, over: 3))?.score == .zero)
    #expect(match(.per(Points(4), count, over: 2))?.score == Points(4))
    #expect(match(.per(Points(4), count, over: 0))?.score == Points(10))
    #expect(match(.per(Points(tenths: 5), count, over: 0))?.score == Points(tenths: 15))
  }

  @Test("is scaled between two numbers, and rounded to the nearest tenth")
  func scaled() {
    #expect(match(.scaled(fraction, from: 0, to: 1))?.score == Points(tenths: 67))
    #expect(match(.scaled(fraction, from: 0.7, to: 1))?.score == .zero)
    #expect(match(.scaled(fraction, from: 0, to: 0.5))?.score == Points(10))
    #expect(match(.scaled(count, from: 5, to: 1))?.score == Points(5))
  }

  @Test("gives nothing for an undefined number")
  func undefined() {
    let share = Aggregate(step: "s", function: .share)
    #expect(match(.scaled(share, from: 0, to: 1), .per(Points(1), share, over: -9))?.reasons == [])
    #expect(match(.when(.test(.aggregate(share, .atLeast(0)))))?.reasons == [])
    #expect(match(.scaled(count, from: 3, to: 3))?.reasons == [])
  }

  @Test("has no reason for a part that gave nothing")
  func noReason() {
    let match = match(.when(.test(.aggregate(count, .above(3)))), .when(.test(.aggregate(count, .atLeast(3)))))
    #expect(match?.reasons.map(\.text) == ["part 1"])
  }

  @Test("names every step that has evidence behind an unconditional part")
  func alwaysSteps() {
    #expect(match(.always)?.reasons.first?.steps == ["s", "h"])
  }

  @Test("names the steps whose numbers a part asks for, each once")
  func aggregateSteps() {
    let both = ScoreCondition.all([
      .test(.aggregate(fraction, .atLeast(0.1))), .test(.aggregate(count, .atLeast(1))),
      .test(.aggregate(fraction, .atMost(1))),
    ])
    #expect(match(.when(both))?.reasons.first?.steps == ["h", "s"])
    #expect(match(.scaled(fraction, from: 0, to: 1))?.reasons.first?.steps == ["h"])
  }

  @Test("finds an address of a set in the evidence and names its steps")
  func anyAddress() {
    let actor = ScoreCondition.test(.anyAddress(SetReference("actor")))
    #expect(match(.when(actor))?.reasons.first?.steps == ["h"])
    let both = ScoreCondition.all([.test(.aggregate(count, .atLeast(1))), actor])
    #expect(match(.when(both))?.reasons.first?.steps == ["s", "h"])
    #expect(match(.when(.test(.anyAddress(SetReference("empty")))))?.reasons == [])
    #expect(match(.when(.test(.anyAddress(SetReference("unknown")))))?.reasons == [])
    #expect(match(.when(.not(.test(.anyAddress(SetReference("empty"))))))?.reasons.first?.steps == [])
  }
}
