import SignaturePlan

/// Asks the checker whether it would take a number somewhere, so that proposals and diagnostics agree.
struct Trial {
  let place: FormulaPlace
  /// The steps that a score may name.
  var steps: [String: StepTable.Entry] = [:]

  /// What a formula measures; nil if the checker would not have it here.
  func dimension(of text: String) -> Dimension? {
    let source = SourceText(SignatureSource(path: "", text: text))
    let sink = DiagnosticSink.silent(source)
    let tokens = Lexer.tokens(of: source, sink: sink)
    var parser = Parser(source: source, sink: sink, tokens: tokens)
    guard let formula = try? parser.parseFormula(isSubject: true), parser.isAtEnd else { return nil }
    let quantity = checker(sink, tokens).quantity(formula, place)
    return sink.diagnostics.isEmpty ? quantity?.dimension : nil
  }

  /// Whether the checker would take a number, as it is spelled out.
  func accepts(_ name: String) -> Bool { dimension(of: Spelling.whole(name)) != nil }

  private func checker(_ sink: DiagnosticSink, _ tokens: [Token]) -> Checker {
    let nowhere = Identifier(text: "", span: 0..<0)
    var checker = Checker(
      SignatureSyntax(name: nowhere, span: 0..<0), sink: sink, options: CompilerOptions(), ledgerBudget: 0)
    // Only those that are named: a source may have very many.
    for token in tokens where token.kind == .word {
      let name = sink.source.text(token.span)
      if let entry = steps[name] { checker.table.add(name, entry) }
    }
    return checker
  }
}

extension EditedSource {
  /// Whether funds have arrived before a step: in its block or before the block.
  func hasHead(_ step: Int) -> Bool { Self.hasHead(step, in: statements) }

  static func hasHead(_ step: Int, in statements: [Passage]) -> Bool {
    let parent = statements[step].parent
    if let parent, statements[parent].block == .steps { return true }
    // The nearest step before it in its block is the statement before it, or one around that.
    var before = step - 1
    while before >= 0, before != parent {
      if statements[before].parent == parent { return true }
      guard let outer = statements[before].parent else { return false }
      before = outer
    }
    return false
  }
}
