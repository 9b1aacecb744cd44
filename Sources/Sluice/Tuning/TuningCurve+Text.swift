import Columnar
import Reports

extension TuningCurve {
  /// A table for people: a line for each value, what the signature has marked with a star.
  public var text: String {
    var rows = [
      [variation.name] + cases.flatMap { ["\(TerminalText.escaped($0)): recall", "true of matches"] } + [
        "false per M", "in them per M",
      ]
    ]
    let million = max(Double(benignRows) / 1e6, 1e-9)
    for point in points {
      var row = [variation.text(point.value) + (point.isCurrent ? " *" : "")]
      for tally in point.cases {
        row += [Self.percent(tally.recall.value), "\(tally.trueMatches) of \(tally.matches)"]
      }
      row += [Double(point.falseMatches), Double(point.falseTransfers)].map {
        HumanText.number(Self.tenth($0 / million))
      }
      rows.append(row)
    }
    let widths = rows[0].indices.map { column in rows.map { TerminalText.width($0[column]) }.max() ?? 0 }
    let lines = rows.map { row in
      row.enumerated().map { TerminalText.padded($1, to: widths[$0], onLeft: $0 > 0) }.joined(separator: "  ")
    }
    return lines.map { $0 + "\n" }.joined()
      + "* what `\(variation.plan.name)` has; recall is by value; "
      + "\(HumanText.count(benignRows)) ordinary transfers\n"
  }

  /// A line for each value and case, shares from 0 to 1; without cases a line for each value.
  public var csv: String {
    var text = "limit,value,current,case,recall_value,recall_transfers,recall_addresses,matches,true_matches,"
    text += "false_matches,false_transfers,benign_transfers\n"
    for point in points {
      let head = "\(Self.quoted(variation.name)),\(point.value),\(point.isCurrent)"
      let tail = "\(point.falseMatches),\(point.falseTransfers),\(benignRows)"
      if cases.isEmpty { text += "\(head),,,,,,,\(tail)\n" }
      for (name, tally) in zip(cases, point.cases) {
        let recall = tally.recall
        text += "\(head),\(Self.quoted(name)),\(recall.value),\(recall.transfers),\(recall.addresses),"
        text += "\(tally.matches),\(tally.trueMatches),\(tally.falseMatches),\(tally.falseTransfers),\(benignRows)\n"
      }
    }
    return text
  }

  private static func percent(_ share: Double) -> String { "\(HumanText.number(tenth(100 * share)))%" }

  private static func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    CSVText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
