/// Where in a condition something is being typed.
struct ClausePlace {
  enum Frame {
    case condition
    /// A condition that chooses among transfers that are bound: `count(where …)`.
    case row
    /// The parentheses after a word.
    case call(String)
    /// `(ETH, stETH)`
    case list
  }

  private(set) var frame: Frame
  /// The tokens of the comparison so far, or of the argument.
  private(set) var tokens: ArraySlice<Token>

  private typealias Open = (frame: Frame, start: Int)

  /// - Parameter condition: the tokens from the beginning of the condition up to the place.
  init(_ condition: ArraySlice<Token>, of source: EditedSource) {
    var open: [Open] = [(.condition, condition.startIndex)]
    for index in condition.indices {
      let before = index > condition.startIndex ? condition[index - 1] : nil
      Self.read(condition[index], index, after: before, &open, source)
    }
    let innermost = open[open.count - 1]
    frame = innermost.frame
    tokens = condition[min(innermost.start, condition.endIndex)...]
  }

  private static func read(
    _ token: Token, _ index: Int, after before: Token?, _ open: inout [Open], _ source: EditedSource
  ) {
    let last = open.count - 1
    switch (token.kind, token.keyword) {
    case (.leftParenthesis, _): open.append((frame(after: before, inside: open[last].frame, source), index + 1))
    case (.rightParenthesis, _): if last > 0 { open.removeLast() }
    case (.word, .where):
      if case .call = open[last].frame { open[last].frame = .row }
      open[last].start = index + 1
    case (.comma, _), (.word, .and), (.word, .or): open[last].start = index + 1
    case (.word, .not) where open[last].start == index: open[last].start = index + 1
    default: break
    }
  }

  private static func frame(after before: Token?, inside outer: Frame, _ source: EditedSource) -> Frame {
    guard let before, before.kind == .word, !Self.joins(before) else {
      if case .row = outer { return .row }
      return .condition
    }
    return before.keyword == .in ? .list : .call(source.text(before))
  }

  private static func joins(_ token: Token) -> Bool {
    token.keyword.map { [.and, .or, .not, .where, .when, .of].contains($0) } ?? false
  }

  // MARK: The comparison

  /// What is asked about, before any sign.
  var subject: ArraySlice<Token> { tokens[..<predicateStart] }
  /// From the sign, `in`, `is`, `not` or `within` on.
  var predicate: ArraySlice<Token> { tokens[predicateStart...] }

  private var predicateStart: Int {
    var open = 0
    for (index, token) in zip(tokens.indices, tokens) {
      if token.kind == .leftParenthesis { open += 1 }
      if token.kind == .rightParenthesis { open -= 1 }
      guard open == 0 else { continue }
      if Comparison(token.kind) != nil { return index }
      if let keyword = token.keyword, [.in, .is, .not, .within].contains(keyword) { return index }
    }
    return tokens.endIndex
  }
}
