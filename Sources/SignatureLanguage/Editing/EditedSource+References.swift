extension EditedSource {
  /// Where the step is bound, the set declared or the member of a campaign written that is named at a place; at a
  /// binding, the binding itself.
  public func definition(at offset: Int) -> Range<Int>? {
    guard let index = tokenIndex(at: offset) else { return nil }
    if let set = declaration(named: index) { return tokens[set.name].span }
    if let signature = member(named: index) { return signature.nameSpan }
    guard let step = step(named: index) else { return nil }
    return stepNames[step].map { tokens[$0.token].span }
  }

  /// The signature that a token after the `of` of a campaign names.
  private func member(named token: Int) -> DocumentOutline.Signature? {
    guard let index = statementIndex(ofToken: token), statements[index].block == .campaign, keyword(of: index) == .of
    else { return nil }
    let isPart = { (token: Token) in token.kind == .word || token.kind == .dot }
    let heading = tokens[statements[index].heading].dropFirst()
    let before = heading.prefix { $0.span.lowerBound < tokens[token].span.lowerBound }.reversed().prefix(while: isPart)
    let after = heading.drop { $0.span.lowerBound < tokens[token].span.lowerBound }.prefix(while: isPart)
    let name = (before.reversed() + after).map { text($0) }.joined()
    return outline.signatures.first { $0.name == name && !$0.isCampaign }
  }

  /// The statement that binds the step which a token names; nil if the token names none.
  func step(named token: Int) -> Int? {
    guard let index = statementIndex(ofToken: token) else { return nil }
    if let name = stepNames[index], name.token == token { return index }
    guard refersToStep(token, in: statements[index]) else { return nil }
    return stepsByName(in: signature(of: index))[text(tokens[token])]
  }

  func references(in signature: Int) -> [DocumentOutline.StepReference] {
    let steps = stepsByName(in: signature)
    var references: [DocumentOutline.StepReference] = []
    for statement in inner(of: signature) {
      for token in statement.heading where refersToStep(token, in: statement) {
        let name = text(tokens[token])
        guard let step = steps[name], let binding = stepNames[step], binding.token != token else { continue }
        references.append(
          DocumentOutline.StepReference(
            name: name, span: tokens[token].span,
            definition: tokens[binding.token].span))
      }
    }
    return references
  }

  /// The statements inside a signature, in order.
  func inner(of signature: Int) -> ArraySlice<Passage> {
    statements[(signature + 1)...].prefix { $0.block != .file }
  }

  /// The statements that bind the steps of a signature; the first of those with one name.
  func stepsByName(in signature: Int) -> [String: Int] {
    let indices = inner(of: signature).indices
    let named = indices.compactMap { index in stepNames[index].map { ($0.text, index) } }
    return Dictionary(named) { first, _ in first }
  }

  /// Whether a token stands where a step may be named: `each G`, `of G`, `expect evidence G`, `G.count`, `in G`,
  /// `count(G where …)`.
  private func refersToStep(_ index: Int, in statement: Passage) -> Bool {
    guard tokens[index].kind == .word, statement.block != .file, index > statement.heading.lowerBound else {
      return false
    }
    let previous = tokens[index - 1]
    if previous.keyword == .evidence || previous.keyword == .each { return true }
    guard statement.block == .steps || statement.block == .score, previous.kind != .dot else { return false }
    let next = tokens[min(index + 1, tokens.count - 1)]
    if next.kind == .dot { return true }
    if next.keyword == .where, previous.kind == .leftParenthesis { return statement.block == .score }
    return previous.keyword == .in || previous.keyword == .to || previous.keyword == .from || previous.keyword == .of
  }
}
