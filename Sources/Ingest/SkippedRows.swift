/// Counts the rows that were left out and keeps what was wrong with the first ten.
struct SkippedRows {
  private(set) var count = 0
  private var rows = 0
  private var texts: [String] = []

  /// A record over several lines may be several rows that a stray quote has joined: it counts as its lines.
  mutating func add(_ error: ImportError, lines: Int) {
    count += lines
    rows += 1
    if texts.count < 10 { texts.append("line \(error.line) was skipped: \(error.text)") }
  }

  var notes: [String] { rows > texts.count ? texts + ["\(rows - texts.count) more rows were skipped"] : texts }
}
