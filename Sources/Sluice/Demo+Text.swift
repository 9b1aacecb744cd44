import Reports
import SignaturePlan

extension Demo {
  /// The best match of each signature, then what became of every planted case.
  public func text(width: Int, colored: Bool) -> String {
    let table = MatchTable(width: width, isColored: colored).text(bestMatches)
    let count = "the best match of each signature; \(HumanText.count(result.matches.count)) matches in all\n"
    let names = cases.map(\.name.count).max() ?? 0
    let lines = cases.map { item in
      let name = TerminalText.padded(item.name, to: names)
      guard let score = item.score else { return "  MISSED  \(name)  by \(item.signature)" }
      return "  found   \(name)  by \(item.signature), score \(score), \(item.found) of \(item.transfers) transfers"
    }
    let end = strays.isEmpty ? "nothing was raised on the benign part" : "\(strays.count) MATCHES ON THE BENIGN PART"
    return table + count + "\n" + lines.joined(separator: "\n") + "\n\n\(end)\n"
  }

  private var bestMatches: [Match] {
    var seen: Set<String> = []
    return result.matches.filter { seen.insert($0.signature).inserted }
  }
}
