import Columnar
import SignaturePlan

/// One match as an indented tree for a terminal: the score with its reasons, and the evidence step by step.
public struct MatchTree: Sendable {
  /// Columns of the terminal.
  public var width: Int
  /// Whether severities are coloured, with ANSI escapes.
  public var isColored: Bool
  /// Transfers that are listed of a step; the first and the last ones.
  public var mostListed: Int

  public init(width: Int, isColored: Bool = false, mostListed: Int = 12) {
    self.width = width
    self.isColored = isColored
    self.mostListed = mostListed
  }

  /// The tree, every line ended.
  public func text(_ match: Match) -> String {
    (heading(match) + reasons(match) + evidence(match) + provenance(match)).map { $0 + "\n" }.joined()
  }

  private func heading(_ match: Match) -> [String] {
    let title = match.title.isEmpty ? match.signature : match.title
    let span = HumanText.duration(HumanText.seconds(from: match.firstTime, to: match.lastTime))
    let value =
      match.value.usd.map(HumanText.dollars) ?? HumanText.amount(match.value.amount, of: match.value.asset)
    let severity = paint(match.severity.rawValue, match.severity.color)
    let facts = [
      "\(HumanText.minute(match.firstTime)) UTC, \(span), \(value) on \(match.chains.joined(separator: ", "))",
      "match \(match.id)",
    ]
    return [paint(TerminalText.escaped(title), "1")]
      + ["  \(TerminalText.escaped(match.signature))  score \(match.score)  \(severity)"]
      + facts.map { "  " + TerminalText.escaped($0) }
  }

  private func reasons(_ match: Match) -> [String] {
    var lines = ["  score"]
    for reason in match.reasons {
      let steps = reason.steps.isEmpty ? "" : "  (\(reason.steps.joined(separator: ", ")))"
      let points = TerminalText.padded("+\(reason.points)", to: 6, onLeft: true)
      lines.append("    \(points)  \(TerminalText.escaped(reason.text + steps))")
    }
    lines += match.misses.map { "    missed  \(TerminalText.escaped($0.text))" }
    return lines + match.notes.map { "    note  \(TerminalText.escaped($0))" }
  }

  // MARK: Evidence

  private func evidence(_ match: Match) -> [String] {
    var order: [String] = []
    var steps: [String: [Evidence]] = [:]
    for item in match.evidence {
      if steps[item.step] == nil { order.append(item.step) }
      steps[item.step, default: []].append(item)
    }
    let tags = Dictionary(
      match.addresses.compactMap { address in address.labels.first.map { (address.address, $0.label) } },
      uniquingKeysWith: { first, _ in first })
    return ["  evidence"] + order.flatMap { step in lines(of: step, steps[step] ?? [], tags) }
  }

  private func lines(of step: String, _ items: [Evidence], _ tags: [String: String]) -> [String] {
    let count = items.count == 1 ? "1 transfer" : "\(HumanText.count(items.count)) transfers"
    let sum = AssetSums(items.map(\.transfer)).text
    let head = "    \(TerminalText.escaped(step))  \(count), \(TerminalText.escaped(sum))"
    guard items.count > mostListed else { return [head] + items.map { line($0, tags) } }
    let last = mostListed / 3
    let hidden = "      … \(HumanText.count(items.count - mostListed)) more"
    return [head] + items.prefix(mostListed - last).map { line($0, tags) } + [hidden]
      + items.suffix(last).map { line($0, tags) }
  }

  private func line(_ item: Evidence, _ tags: [String: String]) -> String {
    let transfer = item.transfer
    func name(_ address: String) -> String {
      let short = TerminalText.cutInside(TerminalText.escaped(address), to: 17)
      return tags[address].map { "\(short) [\(TerminalText.cut(TerminalText.escaped($0), to: 24))]" } ?? short
    }
    let value = transfer.usd.map { " (\(HumanText.dollars($0)))" } ?? ""
    let amount = TerminalText.escaped(HumanText.amount(transfer.amount, of: transfer.asset) + value)
    let time = Timestamp.format(transfer.time)
    let place = TerminalText.escaped("\(item.archive):\(item.row)")
    let text = "      \(item.index)  \(time)  \(name(transfer.from)) -> \(name(transfer.to))  \(amount)  \(place)"
    return TerminalText.cut(text, to: max(width, 60))
  }

  private func provenance(_ match: Match) -> [String] {
    let source = match.provenance
    let facts = [source.engine, "signature \(source.signatureHash)", "labels \(source.labelsHash)"]
    return ["  from"]
      + (facts + source.archives.map { "\($0.path)  \($0.hash)" }).map {
        "    " + TerminalText.escaped($0)
      }
  }

  private func paint(_ text: String, _ code: String) -> String { isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
