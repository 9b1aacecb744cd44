import Columnar
import Reports
import SignaturePlan

extension Trace {
  /// Ends and balances that the text lists.
  static let listed = 25

  /// All of it for people, every line ended.
  public var text: String {
    guard let first = transfers.first, let last = transfers.last else {
      return "no transfer leaves these addresses\n"
    }
    let addresses = Set(transfers.flatMap { [$0.transfer.from, $0.transfer.to] }).count
    var lines = [
      "followed \(HumanText.count(transfers.count)) transfers over \(HumanText.count(addresses)) addresses, "
        + "\(HumanText.minute(first.transfer.time)) to \(HumanText.minute(last.transfer.time)) UTC, from "
        + "\(HumanText.count(trails.count)) payments",
      "", "ends at services (whole transfers)",
    ]
    lines += ends.isEmpty ? ["  none that labels know"] : rows(ends.prefix(Self.listed).map(cells))
    lines += more(ends.count)
    lines += ["", "open balances (got and not passed on)"]
    lines += balances.isEmpty ? ["  none"] : rows(balances.prefix(Self.listed).map(cells))
    lines += more(balances.count)
    lines += ["", "signatures met on the way"]
    lines += met.isEmpty ? ["  none"] : rows(signatures)
    return lines.map { TerminalText.escaped($0) + "\n" }.joined()
  }

  private func more(_ count: Int) -> [String] {
    count > Self.listed ? ["  and \(HumanText.count(count - Self.listed)) more"] : []
  }

  private func cells(_ end: End) -> [String] {
    let value = HumanText.dollars(end.usd) + (end.unpriced > 0 ? " and \(end.unpriced) of unknown value" : "")
    let times = "\(HumanText.minute(end.first)) to \(HumanText.minute(end.last))"
    return [end.label, end.category, value, "\(HumanText.count(end.payments)) payments", times]
  }

  private func cells(_ balance: Balance) -> [String] {
    [
      balance.address, balance.chain, HumanText.amount(balance.amount, of: balance.asset),
      balance.usd.map(HumanText.dollars) ?? "value not known", "since \(HumanText.minute(balance.since))",
    ]
  }

  /// Of each signature the best match, by falling score.
  private var signatures: [[String]] {
    let counts = Dictionary(met.map { ($0.signature, 1) }, uniquingKeysWith: +)
    var seen: Set<String> = []
    return met.filter { seen.insert($0.signature).inserted }.map { match in
      let count = counts[match.signature] ?? 1
      return [
        match.score.description, match.severity.rawValue, match.signature,
        count == 1 ? "1 match" : "\(HumanText.count(count)) matches", match.title,
      ]
    }
  }

  /// Columns as wide as their widest cell.
  private func rows(_ cells: [[String]]) -> [String] {
    let columns = cells.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in cells.map { TerminalText.width($0[column]) }.max() ?? 0 }
    return cells.map { row in
      let padded = row.enumerated().map { place, cell in
        place == columns - 1 ? cell : TerminalText.padded(cell, to: widths[place])
      }
      return "  " + padded.joined(separator: "  ")
    }
  }
}
