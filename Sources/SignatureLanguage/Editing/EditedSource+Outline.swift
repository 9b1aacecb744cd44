extension EditedSource {
  /// What the source holds and where.
  public var outline: DocumentOutline {
    let children = Dictionary(grouping: statements.indices) { statements[$0].parent }
    let signatures = (children[nil] ?? []).compactMap { signature($0, children) }
    return DocumentOutline(signatures: signatures)
  }

  private func signature(_ index: Int, _ children: [Int?: [Int]]) -> DocumentOutline.Signature? {
    let statement = statements[index]
    guard let first = statement.heading.first, let keyword = tokens[first].keyword,
      keyword == .signature || keyword == .campaign
    else { return nil }
    let words = tokens[statement.heading.dropFirst().prefix { tokens[$0].kind == .word || tokens[$0].kind == .dot }]
    let nameSpan = words.first.map { $0.span.joined((words.last ?? $0).span) } ?? tokens[first].span
    let sections = children[index] ?? []
    return DocumentOutline.Signature(
      name: words.map { text($0) }.joined(), isCampaign: keyword == .campaign, nameSpan: nameSpan,
      span: span(of: statement),
      steps: sections.filter { isFlow($0) }.flatMap { steps(in: $0, children) },
      tests: sections.compactMap { test($0) }, references: references(in: index))
  }

  private func isFlow(_ index: Int) -> Bool { keyword(of: index) == .flow }

  /// The word that a statement begins with.
  func keyword(of index: Int) -> Keyword? { statements[index].heading.first.flatMap { tokens[$0].keyword } }

  /// Blocks nest only so deep, and so does this.
  private func steps(in index: Int, _ children: [Int?: [Int]]) -> [DocumentOutline.Step] {
    (children[index] ?? []).flatMap { child -> [DocumentOutline.Step] in
      let inner = steps(in: child, children)
      guard let name = stepNames[child] else { return inner }
      return [
        DocumentOutline.Step(
          name: name.text, keyword: stepKeyword(of: child) ?? "", nameSpan: tokens[name.token].span,
          span: span(of: statements[child]), steps: inner)
      ]
    }
  }

  /// What stands where a step's keyword should.
  func stepKeyword(of index: Int) -> String? {
    guard let name = stepNames[index], tokens[name.keyword].kind == .word else { return nil }
    return text(tokens[name.keyword])
  }

  private func test(_ index: Int) -> DocumentOutline.Test? {
    guard keyword(of: index) == .test, let first = statements[index].heading.first else { return nil }
    let named = statements[index].heading.dropFirst().first.map { tokens[$0] }
    guard let name = named, name.kind == .text else {
      return DocumentOutline.Test(
        name: "", nameSpan: tokens[first].span, span: span(of: statements[index]))
    }
    let unquoted = text(name).dropFirst().prefix { $0 != "\"" }
    return DocumentOutline.Test(
      name: String(unquoted), nameSpan: name.span, span: span(of: statements[index]))
  }
}
