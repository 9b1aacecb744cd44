import SignaturePlan

extension Proposals {
  /// What fits in the block of a score.
  var inScore: [Proposal] {
    guard let previous = caret.previous else { return [] }
    switch previous.keyword {
    case .when, .and, .or, .not: return stepNames + Proposal.words(["any", "not"], .rule, .predicate)
    case .per: return stepNames
    case .by: return stepNames
    case .scaled: return Proposal.words(["by"], .rule)
    case .in: return Self.sets
    default: break
    }
    if previous.kind == .comma || previous.kind == .leftParenthesis {
      return stepNames + Proposal.words(["any", "not"], .rule, .predicate)
    }
    if previous.kind == .text, caret.heading.count == 3 { return Proposal.words(["when", "scaled"], .rule) }
    if caret.isLineStart { return [] }
    return afterNumber(previous)
  }

  /// After the number of a step, or the value that it is compared with.
  private func afterNumber(_ previous: Token) -> [Proposal] {
    let words = Set(caret.heading.compactMap(\.keyword))
    let isFunction = caret.beforePrevious?.kind == .dot
    if words.contains(.per) { return isFunction ? Proposal.words(["over"], .rule) : [] }
    if words.contains(.scaled) {
      if isFunction { return Proposal.words(["from"], .rule) }
      return caret.beforePrevious?.keyword == .from ? Proposal.words(["to"], .rule) : []
    }
    if caret.heading.count == 4, previous.kind == .number { return Proposal.words(["per"], .rule) }
    guard words.contains(.when) else { return [] }
    if isFunction { return Proposal.words(["in", "not"], .predicate) }
    if Comparison(previous.kind) != nil { return comparedValues }
    return previous.keyword == .address
      ? Proposal.words(["in"], .predicate) : Proposal.words(["and", "or"], .predicate)
  }

  private var comparedValues: [Proposal] {
    caret.beforePrevious.flatMap { GroupFunction(rawValue: source.text($0)) }.map { values($0.dimension) } ?? []
  }
}
