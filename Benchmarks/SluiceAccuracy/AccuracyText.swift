import BenchmarkSupport
import Foundation
import Sluice

/// What was measured, as tables of Markdown.
struct AccuracyText {
  let results: [CaseResult]
  let attempts: TypologyAttempts?
  /// The least score that counts.
  let least: Double

  var text: String {
    [
      "## Cases, at a score of \(Int(least)) or more", cases, "## Signatures", signatures,
      "## What scores are worth", reliability,
      attempts.map { "## AMLworld: attempts with half of their transfers or more in one match\n\n" + typologies($0) }
        ?? "",
    ].joined(separator: "\n\n")
  }

  private var cases: String {
    var table = TextTable([
      "case", "transfers", "recall by value", "by transfer", "by address", "null by value", "value exchanged",
      "null of that", "true of matches",
      "case's of transfers", "detected after", "false matches per M", "transfers in them per M",
    ])
    for result in results {
      let all = result.found.all
      let million = Double(result.found.benignRows) / 1e6
      table.add([
        result.name, "\(result.transfers)", percent(all.recall.value), percent(all.recall.transfers),
        percent(all.recall.addresses), percent(result.null.all.recall.value),
        percent(result.exchanged), result.null.all.recall.chosenValue.map(percent) ?? "-",
        "\(all.trueMatches) of \(all.matches)",
        all.transferPrecision.map(percent) ?? "-", all.delay.map(hours) ?? "-",
        String(format: "%.1f", Double(all.falseMatches) / million),
        String(format: "%.1f", Double(all.falseTransfers) / million),
      ])
    }
    return table.text
  }

  /// Of each signature its recall by value on each case, that on the case's null behind it, and its false matches.
  private var signatures: String {
    let names = Set(results.flatMap { $0.found.signatures.keys } + results.flatMap { $0.null.signatures.keys })
    var table = TextTable(["signature"] + results.map(\.name) + ["true of matches", "false matches per M"])
    let million = results.reduce(0) { $0 + Double($1.found.benignRows) } / 1e6
    for name in names.sorted() {
      let tallies = results.map { $0.found.signatures[name] }
      let cells = results.map { result in
        let found = result.found.signatures[name].map { percent($0.recall.value) } ?? "-"
        guard let null = result.null.signatures[name], null.recall.value > 0 else { return found }
        return "\(found) (null \(percent(null.recall.value)))"
      }
      let matches = tallies.reduce(0) { $0 + ($1?.matches ?? 0) }
      let wrong = tallies.reduce(0) { $0 + ($1?.falseMatches ?? 0) }
      table.add(
        [name] + cells + ["\(matches - wrong) of \(matches)", String(format: "%.2f", Double(wrong) / million)])
    }
    return table.text
  }

  private var reliability: String {
    var table = TextTable(["score", "matches", "true", "share"])
    for tens in 0..<10 {
      let counts = results.compactMap { $0.found.reliability[tens] }
      let matches = counts.reduce(0) { $0 + $1.matches }
      let hits = counts.reduce(0) { $0 + $1.trueMatches }
      guard matches > 0 else { continue }
      let range = tens == 9 ? "90 to 100" : "\(10 * tens) to \(10 * tens + 9)"
      table.add([range, "\(matches)", "\(hits)", percent(Double(hits) / Double(matches))])
    }
    return table.text
  }

  private func typologies(_ attempts: TypologyAttempts) -> String {
    let names = Set(attempts.typologies.values.flatMap(\.found.keys)).sorted()
    var table = TextTable(["typology", "attempts"] + names)
    for (typology, tally) in attempts.typologies.sorted(by: { $0.key < $1.key }) {
      let cells = names.map { percent(Double(tally.found[$0] ?? 0) / Double(max(1, tally.attempts))) }
      table.add([typology, "\(tally.attempts)"] + cells)
    }
    return table.text
  }

  private func percent(_ share: Double) -> String { String(format: "%.0f%%", 100 * share) }

  private func hours(_ seconds: Int64) -> String { String(format: "%.1f h", Double(seconds) / 3_600) }
}
