import SignaturePlan

extension Parser {
  /// Terms joined by `+` and `-`, which bind looser than `*`, `/` and `%`.
  ///
  /// - Parameter isSubject: whether the formula begins a comparison, which may stand at the start of a line.
  /// - Parameter takesPart: whether `of` after a percentage belongs to it; not at the upper end of `80%..90% of x`.
  mutating func parseFormula(
    isSubject: Bool = false, takesPart: Bool = true
  ) throws(Abandoned) -> FormulaSyntax {
    var formula = try parseTerm(isSubject, takesPart)
    while let sign = takeOperator([.plus, .minus]) {
      try count(sign.span)
      formula = .arithmetic(sign.kind, formula, try parseTerm(false, takesPart))
    }
    return formula
  }

  private mutating func parseTerm(_ isSubject: Bool, _ takesPart: Bool) throws(Abandoned) -> FormulaSyntax {
    var term = try parseFactor(isSubject, takesPart)
    while let sign = takeOperator([.times, .over, .modulo]) {
      try count(sign.span)
      if sign.kind == .modulo, let literal = term.literal { try checkPercent(literal, sign.span) }
      term = .arithmetic(sign.kind, term, try parseFactor(false, takesPart))
    }
    return term
  }

  /// An operator, which stands on the line of its left side: a `+` that starts a line begins a part of a score.
  private mutating func takeOperator(_ kinds: [Formula.Operator]) -> (kind: Formula.Operator, span: Span)? {
    guard !current.startsLine, let sign = Formula.Operator(current.kind), kinds.contains(sign) else { return nil }
    return (sign, advance().span)
  }

  /// Counts one more operator; too many end the formula.
  private mutating func count(_ span: Span) throws(Abandoned) {
    operators += 1
    guard operators > Self.maximumOperators else { return }
    lastError = span.lowerBound
    sink.report(
      .nestedTooDeeply, at: span, "a formula of more than \(Self.maximumOperators) operators", label: "too long",
      help: "split it into several comparisons")
    throw Abandoned()
  }

  /// `100 %` with nothing after it is a percentage whose sign stands apart.
  private mutating func checkPercent(_ literal: LiteralSyntax, _ sign: Span) throws(Abandoned) {
    guard case .number = literal.value, !isAtFactor else { return }
    let fix = source.text(literal.span) + "%"
    lastError = current.span.lowerBound
    sink.report(
      .detachedPercent, at: literal.span.joined(sign), "`%` after a blank asks for a remainder",
      label: "the remainder by what?", help: "a percentage has its sign directly after the number: `\(fix)`", fix: fix)
    throw Abandoned()
  }

  /// Whether something that a formula can be made of starts here.
  private var isAtFactor: Bool {
    guard !current.startsLine else { return false }
    return at(.number) || at(.text) || at(.date) || at(.leftParenthesis) || (at(.word) && !isAtPart && !isAtSeparator)
  }

  private mutating func parseFactor(_ isSubject: Bool, _ takesPart: Bool) throws(Abandoned) -> FormulaSyntax {
    switch current.kind {
    case .leftParenthesis: return try parseGroup()
    case .word where isSubject || isAtOperand: return try parseReference()
    case .minus:
      throw unexpected("a value", help: "no number is negative: subtract from something, as in `a.usd - b.usd`")
    case .number:
      let literal = try parseLiteral()
      guard case .percent = literal.value, takesPart, isAtPart else { return .literal(literal) }
      advance()
      return try parsePart(literal)
    default: return .literal(try parseLiteral())
    }
  }

  /// What follows `80% of`.
  private mutating func parsePart(_ share: LiteralSyntax) throws(Abandoned) -> FormulaSyntax {
    try deepen()
    defer { shallow() }
    return .part(share, of: try parseFactor(false, true))
  }

  private mutating func parseGroup() throws(Abandoned) -> FormulaSyntax {
    try deepen()
    defer { shallow() }
    advance()
    let formula = try parseFormula()
    try expect(.rightParenthesis)
    return formula
  }

  /// `of`, on the line of what stands before it.
  var isAtPart: Bool { at(.of) && !current.startsLine }

  /// Whether a word stands here that names something: of the next line it is more likely the beginning.
  private var isAtOperand: Bool {
    guard !current.startsLine, next.kind != .colon else { return false }
    return next.kind == .dot || !isAtSeparator
  }

  private var isAtSeparator: Bool { current.keyword.map { Keyword.separators.contains($0) } ?? false }

  /// Whether the parenthesis here holds a formula rather than a condition: nothing in it compares or joins.
  var isAtFormulaGroup: Bool {
    var open = 0
    var place = index
    while open <= Self.maximumDepth {
      let token = tokens[place]
      switch token.kind {
      case .leftParenthesis where place > index && tokens[place - 1].kind == .word:
        guard let end = endOfCall(place) else { return false }
        place = end
      case .leftParenthesis: open += 1
      case .rightParenthesis:
        open -= 1
        if open == 0 { return true }
      case .word:
        if let keyword = token.keyword, [.and, .or, .not, .in, .is, .within].contains(keyword) { return false }
      case .number, .dot, .plus, .minus, .times, .slash, .modulo, .date, .clock, .text: break
      default: return false
      }
      place += 1
    }
    return false
  }

  /// The place of the parenthesis that closes the one here; nil before a brace or the end, and where too many are open,
  /// so that no source makes the parser look far ahead again and again.
  private func endOfCall(_ start: Int) -> Int? {
    var open = 0
    var place = start
    while open <= Self.maximumDepth {
      switch tokens[place].kind {
      case .leftParenthesis: open += 1
      case .rightParenthesis: open -= 1
      case .leftBrace, .rightBrace, .end: return nil
      default: break
      }
      if open == 0 { return place }
      place += 1
    }
    return nil
  }
}

extension Formula.Operator {
  init?(_ kind: Token.Kind) {
    switch kind {
    case .plus: self = .plus
    case .minus: self = .minus
    case .times: self = .times
    case .slash: self = .over
    case .modulo: self = .modulo
    default: return nil
    }
  }
}
