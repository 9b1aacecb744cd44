import SignaturePlan

extension Checker {
  /// Takes down the names that the source gives to steps; each may be given once in a signature.
  mutating func collectNames(_ steps: [StepSyntax]) {
    for step in steps {
      if let name = step.name { collect(name) }
      for block in step.blocks { collectNames(block) }
    }
  }

  private mutating func collect(_ name: Identifier) {
    guard let first = givenNames[name.text] else {
      givenNames[name.text] = name.span
      return
    }
    sink.report(
      .duplicateStep, at: name.span, "step \(UserText.quoted(name.text)) is defined twice",
      label: "defined again here", secondary: [sink.annotation(first, "first defined here")])
  }

  /// The name of a step: the one it was given, or its keyword, numbered where that repeats.
  mutating func name(of step: StepSyntax) -> String {
    if let name = step.name { return name.text }
    let keyword = step.keyword.text
    while true {
      let count = (keywordCounts[keyword] ?? 0) + 1
      keywordCounts[keyword] = count
      let name = count == 1 ? keyword : "\(keyword)\(count)"
      if givenNames[name] == nil { return name }
    }
  }

  /// Reports a step that nobody defined, unless it may have been one that could not be read.
  func reportUnknownStep(_ name: Identifier, among known: [String]) {
    guard syntax.flow != nil, !table.hasNamelessStep, !name.text.isEmpty else { return }
    let near = Suggestion.nearest(to: name.text, among: known)
    let choice = known.isEmpty ? nil : "steps here: \(UserText.list(Array(known.prefix(8))))"
    sink.report(
      .unknownStep, at: name.span, "unknown step \(UserText.quoted(name.text))", label: "no step of this name",
      help: near.map { "did you mean `\($0)`?" } ?? choice, fix: near,
      isCertain: Suggestion.isClear(name.text, among: known))
  }

  /// A label set, its name and argument checked.
  func set(_ syntax: SetSyntax) -> SetReference {
    let name = syntax.name.text
    if declared[name] != nil {
      checkNoArgument(syntax)
    } else if !options.knownSets.contains(name) {
      reportUnknownSet(syntax.name, sign: "@")
    }
    if CompilerOptions.setsWithArgument.contains(name), syntax.argument == nil {
      sink.report(
        .missingSetArgument, at: syntax.span, "`@\(name)` needs an argument", label: "which \(name)?",
        help: "write `@\(name)(\"Lazarus Group\")`")
    }
    return SetReference(name, syntax.argument?.text)
  }

  private func checkNoArgument(_ syntax: SetSyntax) {
    guard let argument = syntax.argument else { return }
    sink.report(
      .misplacedPart, at: argument.span, "`@\(syntax.name.text)` takes no argument", label: "the set lists addresses",
      help: "write `@\(syntax.name.text)`")
  }

  /// - Parameter sign: what stands before the name: `@` in clauses, nothing in tests.
  func reportUnknownSet(_ name: Identifier, sign: String) {
    let known = options.knownSets.union(sign.isEmpty ? [] : Set(declared.keys)).sorted()
    let near = Suggestion.nearest(to: name.text, among: known)
    sink.report(
      .unknownSet, at: name.span, "unknown label set \(UserText.quoted(sign + name.text))", label: "no label set",
      help: near.map { "did you mean `\(sign)\($0)`?" } ?? "known: \(UserText.list(known.map { sign + $0 }))",
      fix: near.map { sign + $0 }, isCertain: Suggestion.isClear(name.text, among: known))
  }
}
