extension Parser {
  /// Reports that the current token is not what was expected, unless its place has an error already.
  mutating func unexpected(
    _ expectation: String, help: String? = nil, secondary: [Diagnostic.Annotation] = []
  ) -> Abandoned {
    guard isFreshError() else { return Abandoned() }
    let found = at(.end) ? "the end of the file" : UserText.quoted(text(current))
    sink.report(
      .expected, at: placeOfMissing, "expected \(expectation), found \(found)", label: "expected \(expectation)",
      help: help, secondary: secondary)
    return Abandoned()
  }

  /// The current token; where that begins a line, the place after the token before, which is where something is missing.
  private var placeOfMissing: Span {
    guard current.startsLine || isAtEnd, index > 0 else { return current.span }
    return previous.span.upperBound..<previous.span.upperBound
  }

  /// Whether an error at the current token would be news.
  mutating func isFreshError() -> Bool {
    guard current.kind != .invalid, current.span.lowerBound != lastError else { return false }
    lastError = current.span.lowerBound
    return true
  }

  /// Counts one more open block or parenthesis; too many end the reading of the file.
  mutating func deepen() throws(Abandoned) {
    depth += 1
    guard depth > Self.maximumDepth else { return }
    if isFreshError() {
      sink.report(
        .nestedTooDeeply, at: current.span, "nested too deeply",
        label: "this is level \(depth), the limit is \(Self.maximumDepth)", help: "join conditions without parentheses")
    }
    index = tokens.count - 1
    lastError = current.span.lowerBound
    throw Abandoned()
  }

  mutating func shallow() { depth -= 1 }
}
