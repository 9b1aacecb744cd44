import SignaturePlan

/// Matches as a table for a terminal, one row each, and on request the reasons of each.
public struct MatchTable: Sendable {
  /// Columns of the terminal.
  public var width: Int
  /// Whether severities are coloured, with ANSI escapes.
  public var isColored: Bool
  /// Whether the reasons follow each match.
  public var isVerbose: Bool

  public init(width: Int, isColored: Bool = false, isVerbose: Bool = false) {
    self.width = width
    self.isColored = isColored
    self.isVerbose = isVerbose
  }

  /// The table in the order of the matches, every line ended; one line that says so where there are none.
  public func text(_ matches: [Match]) -> String {
    guard !matches.isEmpty else { return "no matches\n" }
    let layout = layout(of: matches)
    var lines = [paint(heading(layout), "1")]
    for match in matches { lines += self.lines(of: match, layout) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func layout(of matches: [Match]) -> MatchLayout {
    var widths: [MatchColumn: Int] = [:]
    for column in MatchColumn.allCases {
      let cells = matches.map { TerminalText.width(column.cell(of: $0)) }
      widths[column] = max(cells.max() ?? 0, column.heading.utf8.count)
    }
    let titles = matches.map { TerminalText.width(TerminalText.escaped($0.title)) }
    return MatchLayout(widths: widths, title: titles.max() ?? 0, within: width)
  }

  private func heading(_ layout: MatchLayout) -> String {
    let cells = layout.columns.map { cell($0.heading, in: $0, layout) }
    return trimmed(cells + (layout.title == nil ? [] : ["TITLE"]))
  }

  private func lines(of match: Match, _ layout: MatchLayout) -> [String] {
    var cells = layout.columns.map { column in
      let cell = cell(column.cell(of: match), in: column, layout)
      return column == .severity ? paint(cell, match.severity.color) : cell
    }
    let title = TerminalText.escaped(match.title)
    if let room = layout.title { cells.append(TerminalText.cut(title, to: room)) }
    var lines = [trimmed(cells)]
    if layout.title == nil, !title.isEmpty { lines += indented(title, by: "  ").map { paint($0, "2") } }
    for miss in match.misses { lines += indented(TerminalText.escaped(miss.text), by: "  missed  ") }
    if isVerbose { lines += details(of: match) }
    return lines
  }

  private func cell(_ text: String, in column: MatchColumn, _ layout: MatchLayout) -> String {
    let columns = layout.widths[column] ?? 0
    let shown = column == .origin ? TerminalText.cutInside(text, to: columns) : TerminalText.cut(text, to: columns)
    return TerminalText.padded(shown, to: columns, onLeft: column.isNumber)
  }

  // MARK: Reasons

  /// What earned the points, and what is to be known besides.
  private func details(of match: Match) -> [String] {
    var lines: [String] = []
    for reason in match.reasons {
      let steps = reason.steps.isEmpty ? "" : " (\(reason.steps.joined(separator: ", ")))"
      let points = TerminalText.padded("+\(reason.points)", to: 6, onLeft: true)
      lines += indented(TerminalText.escaped(reason.text + steps), by: "  \(points)  ")
    }
    for note in match.notes { lines += indented(TerminalText.escaped(note), by: "    note  ") }
    return lines
  }

  /// Lines of the width, the first behind a lead and the others as far in.
  private func indented(_ text: String, by lead: String) -> [String] {
    let margin = String(repeating: " ", count: TerminalText.width(lead))
    return TerminalText.lines(text, of: max(width - margin.count, 20)).enumerated().map { place, line in
      (place == 0 ? lead : margin) + line
    }
  }

  // MARK: Colours

  private func paint(_ text: String, _ code: String) -> String { isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  private func trimmed(_ cells: [String]) -> String {
    var line = Substring(cells.joined(separator: String(repeating: " ", count: MatchLayout.gap)))
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}

extension Severity {
  /// Number of the ANSI colour: red, where it is worst in bold, then yellow, then cyan.
  var color: String {
    switch self {
    case .critical: "1;31"
    case .high: "31"
    case .medium: "33"
    case .low: "36"
    }
  }
}
