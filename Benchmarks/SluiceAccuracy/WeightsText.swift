import BenchmarkSupport
import Foundation
import Sluice

/// What the parts of scores are worth, as tables of Markdown: over all cases, and fitted without each of them.
///
/// False are the matches on benign traffic and those on the nulls, whose transfers are the cases' with receivers permuted.
struct WeightsText {
  let results: [CaseResult]
  let plans: [Plan]

  var text: String {
    ["## What parts of scores are worth", parts, "## Weights fitted without a case, on that case", leftOut].joined(
      separator: "\n\n")
  }

  private func graded(without name: String? = nil) -> [PartWeights.Graded] {
    results.filter { $0.name != name }.flatMap(\.graded)
  }

  private var parts: String {
    var table = TextTable([
      "signature, part", "true matches", "false", "earned by true", "by false", "likelihood ratio", "points", "derived",
    ])
    let all = graded()
    for plan in plans {
      let weights = PartWeights(plan, from: all)
      guard weights.trueMatches > 0, weights.falseMatches > 0 else { continue }
      for part in weights.parts {
        table.add([
          "\(plan.name): \(part.text)", "\(weights.trueMatches)", "\(weights.falseMatches)", percent(part.amongTrue),
          percent(part.amongFalse), String(format: "%.2f", part.ratio), number(part.points), number(part.derived),
        ])
      }
    }
    return table.text
  }

  /// Of the pairs of a true and a false match of one signature on the case left out, the share that points put in order.
  private var leftOut: String {
    var table = TextTable(["case left out", "signature", "true", "false", "in order by points", "by derived points"])
    for result in results {
      let others = graded(without: result.name)
      for plan in plans {
        let weights = PartWeights(plan, from: others)
        let own = result.graded.filter { $0.signature == plan.name }
        guard weights.trueMatches > 0, weights.falseMatches > 0, !weights.parts.isEmpty,
          let current = weights.order(own, by: weights.current), let derived = weights.order(own, by: weights.derived)
        else { continue }
        table.add([
          result.name, plan.name, "\(own.count { $0.isTrue })", "\(own.count { !$0.isTrue })", percent(current),
          percent(derived),
        ])
      }
    }
    return table.text
  }

  private func percent(_ share: Double) -> String { String(format: "%.0f%%", 100 * share) }

  private func number(_ value: Double) -> String { String(format: "%.1f", value) }
}

extension CaseResult {
  /// True matches of the case, and all that is false: on benign traffic, and on the null.
  fileprivate var graded: [PartWeights.Graded] {
    found.graded
      + null.graded.filter(\.isTrue).map { match in
        var match = match
        match.isTrue = false
        return match
      }
  }
}
