/// One line of a source as a terminal may show it: tabs widened, control characters escaped, long lines cut.
public struct SourceExcerpt: Sendable, Hashable {
  public var text: String
  /// How many characters of ``text`` stand before the carets.
  public var indent: Int
  /// How many carets; at least 1.
  public var width: Int

  public init(text: String, indent: Int, width: Int) {
    self.text = text
    self.indent = indent
    self.width = width
  }

  /// Bytes of a long line that are shown before and after the start of a span.
  private static let reach = (before: 60, after: 100)

  init(of span: Span, in source: SourceText) {
    let line = source.lineSpan(of: span.lowerBound)
    let start = Swift.min(span.lowerBound, line.upperBound)
    let end = Swift.min(Swift.max(span.upperBound, start), line.upperBound)
    let shown = Self.window(of: line, around: start, in: source)
    let before = Self.plain(source.text(shown.lowerBound..<start))
    let marked = Self.plain(source.text(start..<Swift.min(end, shown.upperBound)))
    let after = Self.plain(source.text(Swift.min(end, shown.upperBound)..<shown.upperBound))
    let lead = shown.lowerBound > line.lowerBound ? "…" : ""
    let tail = shown.upperBound < line.upperBound ? "…" : ""
    text = lead + before + marked + after + tail
    indent = (lead + before).unicodeScalars.count
    width = Swift.max(1, marked.unicodeScalars.count)
  }

  /// The part of a line around an offset, cut between scalars.
  private static func window(of line: Span, around start: Int, in source: SourceText) -> Span {
    var lower = Swift.max(line.lowerBound, start - reach.before)
    var upper = Swift.min(line.upperBound, start + reach.after)
    while lower < start, !SourceText.startsScalar(source.bytes[lower]) { lower += 1 }
    while upper < line.upperBound, upper > start, !SourceText.startsScalar(source.bytes[upper]) { upper -= 1 }
    return lower..<upper
  }

  private static func plain(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        shown.append(contentsOf: "  ".unicodeScalars)
      } else {
        shown.append(UserText.isPlain(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(shown)
  }
}
