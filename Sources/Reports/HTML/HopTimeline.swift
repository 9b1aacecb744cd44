import SignaturePlan

/// When the transfers of a match happened: a line of time with a mark for each, and its longest pauses.
struct HopTimeline {
  private let match: Match
  private let steps: [String: Int]
  /// In order of time, each once.
  private let items: [Evidence]

  private static let width = 980.0

  init(_ match: Match) {
    self.match = match
    var steps: [String: Int] = [:]
    for item in match.evidence where steps[item.step] == nil { steps[item.step] = steps.count }
    self.steps = steps
    var seen: Set<String> = []
    items = match.evidence.filter { seen.insert("\($0.row) \($0.archive)").inserted }.enumerated().sorted {
      ($0.element.transfer.time, $0.offset) < ($1.element.transfer.time, $1.offset)
    }.map(\.element)
  }

  func write(to html: inout HTMLText) {
    guard let first = items.first, let last = items.last, last.transfer.time > first.transfer.time else { return }
    html.raw(
      "<div class=\"wide\" tabindex=\"0\"><svg class=\"hops\" role=\"img\" width=\"\(HTMLText.pixels(Self.width))\"")
    html.raw(" height=\"48\" aria-label=\"When the transfers happened\"><path class=\"axis\" d=\"M4 24H976\"/>")
    for mark in marks(from: first.transfer.time, to: last.transfer.time) { writeMark(mark, to: &html) }
    html.raw("<text x=\"4\" y=\"46\">")
    html.text(HumanText.minute(first.transfer.time))
    html.raw("</text><text x=\"976\" y=\"46\" text-anchor=\"end\">")
    html.text(HumanText.minute(last.transfer.time))
    html.raw("</text></svg></div>")
    let pauses = pauses(within: HumanText.seconds(from: first.transfer.time, to: last.transfer.time))
    guard !pauses.isEmpty else { return }
    html.raw("<p class=\"note\">")
    html.text("Longest pauses: \(pauses.joined(separator: "; "))")
    html.raw("</p>")
  }

  private struct Mark {
    var x: Int
    var step: Int
    var items: [Evidence]
  }

  /// Transfers of one step that fall on one pixel are one mark.
  private func marks(from first: Int64, to last: Int64) -> [Mark] {
    var marks: [Mark] = []
    var known: [[Int]: Int] = [:]
    for item in items {
      let share = (Double(item.transfer.time) - Double(first)) / (Double(last) - Double(first))
      let (x, step) = (Int(4 + share * (Self.width - 8)), steps[item.step] ?? 0)
      if let place = known[[x, step]] {
        marks[place].items.append(item)
      } else {
        known[[x, step]] = marks.count
        marks.append(Mark(x: x, step: step, items: [item]))
      }
    }
    return marks
  }

  private func writeMark(_ mark: Mark, to html: inout HTMLText) {
    html.raw("<path class=\"band s\(mark.step % 8)\" d=\"M\(mark.x) 6V32\"><title>")
    let transfers = mark.items.map(\.transfer)
    let time = mark.items.first.map { HumanText.minute($0.transfer.time) } ?? ""
    let count = mark.items.count == 1 ? "" : " (\(HumanText.count(mark.items.count)) transfers)"
    html.text("\(time) \(mark.items.first?.step ?? "")\(count): \(AssetSums(transfers).text)")
    html.raw("</title></path>")
  }

  /// The three longest, of those that take a tenth of the time or more.
  private func pauses(within total: Int64) -> [String] {
    let gaps = zip(items, items.dropFirst()).map {
      (length: HumanText.seconds(from: $0.transfer.time, to: $1.transfer.time), next: $1)
    }
    let long = gaps.filter { $0.length >= max(1, total / 10) }.enumerated().sorted {
      ($1.element.length, $0.offset) < ($0.element.length, $1.offset)
    }.map(\.element)
    return long.prefix(3).map { "\(HumanText.duration($0.length)) before \($0.next.step) \($0.next.index)" }
  }
}
