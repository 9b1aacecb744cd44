import SignaturePlan

/// Asks the checker whether it would take a word somewhere, so that proposals and diagnostics agree.
struct Trial {
  private let source: EditedSource

  init(_ source: EditedSource) { self.source = source }

  /// Whether a clause of a step can ask for an attribute or a number of the group.
  func accepts(_ name: String, in context: ClauseContext) -> Bool {
    let identifier = Identifier(text: name, span: 0..<0)
    if let attribute = TransferAttribute(rawValue: name) { return checker().isAllowed(attribute, identifier, context) }
    guard let function = GroupFunction(rawValue: name) else { return true }
    return checker().isAllowed(function, identifier, context)
  }

  /// Whether a score can ask for a number of the step that a statement binds, and means something by it.
  func accepts(_ function: GroupFunction, of step: Int) -> Bool {
    guard let name = source.stepNames[step] else { return true }
    var checker = checker()
    checker.table.add(
      name.text,
      StepTable.Entry(
        kind: source.stepKeyword(of: step).flatMap(StepTable.Kind.init(rawValue:)), span: 0..<0,
        hasHead: source.hasHead(step), isInsideEach: source.isInsideEach(step)))
    let syntax = AggregateSyntax(
      step: Identifier(text: name.text, span: 0..<0), function: Identifier(text: function.rawValue, span: 0..<0))
    _ = checker.aggregate(syntax)
    return checker.sink.diagnostics.isEmpty
  }

  private func checker() -> Checker {
    let nowhere = Identifier(text: "", span: 0..<0)
    return Checker(
      SignatureSyntax(name: nowhere, span: 0..<0), sink: .silent(source.text), options: CompilerOptions(),
      ledgerBudget: 0)
  }
}

extension EditedSource {
  /// Whether funds have arrived before a step: in its block or before the block.
  func hasHead(_ step: Int) -> Bool { Self.hasHead(step, in: statements) }

  static func hasHead(_ step: Int, in statements: [Statement]) -> Bool {
    let parent = statements[step].parent
    let isNested = parent.map { statements[$0].block == .steps } ?? false
    return isNested || statements[..<step].contains { $0.parent == parent && $0.block == .steps }
  }

  func isInsideEach(_ step: Int) -> Bool {
    var index = step
    while let parent = statements[index].parent {
      if stepKeyword(of: parent) == StepTable.Kind.each.rawValue { return true }
      index = parent
    }
    return false
  }
}
