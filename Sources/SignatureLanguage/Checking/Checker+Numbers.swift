import SignaturePlan

extension Checker {
  /// A number that a clause names by a word: of the transfer under test, or of the group; nil after an error.
  func number(_ call: CallSyntax, _ context: ClauseContext) -> Quantity? {
    let name = call.name.text
    if call.condition != nil { return groupNumber(call, context) }
    if End(rawValue: name) != nil || name == "asset" || name == "chain" { return reportNoNumber(call) }
    if name == "paid" { return paid(call, context) }
    if name == "taint" { return reportTaint(call, context) }
    if Self.attributeNames.contains(name) {
      guard !context.isOfRow || Self.rowAttributeNames.contains(name) else { return reportNotOfRow(call) }
      guard let attribute = attribute(call, context), isAllowed(attribute, call.name, context) else { return nil }
      return Quantity(
        formula: .attribute(attribute), dimension: attribute.dimension, span: call.span, roles: [.member])
    }
    if function(call) != nil { return groupNumber(call, context) }
    reportUnknown(call, context)
    return nil
  }

  /// `count`, `cv(interval)`, `fraction(where …)`
  private func groupNumber(_ call: CallSyntax, _ context: ClauseContext) -> Quantity? {
    guard let function = function(call) else {
      reportUnknown(call, context)
      return nil
    }
    guard isAllowed(function, call, context) else { return nil }
    var condition: Condition?
    if let chosen = call.condition {
      guard let lowered = rowCondition(chosen, of: function, call) else { return nil }
      condition = lowered
    }
    return Quantity(
      formula: .own(function, where: condition), dimension: function.dimension(anyAsset: context.isAnyAsset),
      span: call.span, roles: [.group])
  }

  /// A number of a group by its name and what it takes: `cv(usd)`, `distinct(case(from))`.
  func function(_ call: CallSyntax) -> GroupFunction? {
    guard let text = Self.plainText(call) else { return nil }
    return text == "cv(amount)" ? .cv : GroupFunction(rawValue: text)
  }

  private static func plainText(_ call: CallSyntax) -> String? {
    guard let arguments = call.arguments else { return call.name.text }
    let texts = arguments.map { argument -> String? in
      if case .call(let inner) = argument { plainText(inner) } else { nil }
    }
    let plain = texts.compactMap(\.self)
    return plain.count == texts.count ? "\(call.name.text)(\(plain.joined(separator: ",")))" : nil
  }

  /// Which transfers a number counts; nil after an error.
  func rowCondition(_ syntax: ConditionSyntax, of function: GroupFunction, _ call: CallSyntax) -> Condition? {
    guard function.takesCondition else {
      sink.report(
        .notOfRow, at: syntax.span, "`\(call.name.text)` takes no condition", label: "chooses among transfers",
        help: "conditions choose what `count`, `sum`, `usd` or `fraction` counts")
      return nil
    }
    var checker = self
    let context = ClauseContext(kind: .hop, hasHead: false, isOfRow: true)
    return checker.lower(syntax) { checker, comparison in
      checker.leaf(comparison, context).map(\.transferTest)
    }
  }

  /// `paid`: what the payment of a swap or a crossing kept.
  private func paid(_ call: CallSyntax, _ context: ClauseContext) -> Quantity? {
    guard context.kind.isCrossing else {
      reportElsewhere(call.name, "swaps and crossings", "ask for `kept`, or put it into a `swap` or `cross`")
      return nil
    }
    guard call.arguments == nil else { return misfit(call, "nothing in parentheses", "paid") }
    guard !context.isOfRow else { return reportNotOfRow(call) }
    guard context.hasHead else {
      reportNoHead(call.name)
      return nil
    }
    return Quantity(formula: .attribute(.kept), dimension: .share, span: call.span, roles: [.payment])
  }

  // MARK: Reports

  private func reportNotOfRow(_ call: CallSyntax) -> Quantity? {
    reportNotOfRow(call.span)
    return nil
  }

  private func reportNoNumber(_ call: CallSyntax) -> Quantity? {
    let name = call.name.text
    let isEnd = End(rawValue: name) != nil
    sink.report(
      .wrongDimension, at: call.span, isEnd ? "`\(name)` is an address" : "`\(name)` is compared with symbols",
      label: "not a number",
      help: isEnd
        ? "ask `\(name) in @bridge`, `\(name) is fresh` or `\(name) = theft.from`"
        : "write `\(name) = \(Self.symbol(name))`")
    return nil
  }

  static func symbol(_ name: String) -> String { name == "chain" ? "ethereum" : "ETH" }

  private func reportTaint(_ call: CallSyntax, _ context: ClauseContext) -> Quantity? {
    if context.kind == .trace {
      reportTaint(call.span)
    } else {
      reportElsewhere(call.name, "traces", "follow value with `trace`")
    }
    return nil
  }

  func reportElsewhere(_ name: Identifier, _ steps: String, _ help: String) {
    sink.report(
      .onlyInStep, at: name.span, "`\(name.text)` belongs to \(steps)", label: "nothing of this step", help: help)
  }

  private func reportUnknown(_ call: CallSyntax, _ context: ClauseContext) {
    let name = call.name
    let forms = GroupFunction.allCases.map(\.rawValue).filter { $0 == name.text || $0.hasPrefix(name.text + "(") }
    if context.isGroup, !forms.isEmpty {
      reportForms(call, forms)
      return
    }
    if context.scope[name.text] != nil, call.isBare {
      sink.report(
        .unknownAttribute, at: name.span, "\(UserText.quoted(name.text)) is a step, not a number",
        label: "which number of it?", help: "for example `\(name.text).usd`")
      return
    }
    let near = Suggestion.nearest(to: name.text, among: context.knownNames)
    sink.report(
      .unknownAttribute, at: name.span, "unknown attribute \(UserText.quoted(name.text))",
      label: context.isGroup ? "not an attribute of a transfer or a group" : "not an attribute of a transfer",
      help: near.map { "did you mean `\($0)`?" } ?? "known here: \(UserText.list(context.knownNames))", fix: near,
      isCertain: Suggestion.isClear(name.text, among: context.knownNames))
  }

  /// Reports a number of a group with arguments that it does not take.
  func reportForms(_ call: CallSyntax, _ forms: [String]) {
    sink.report(
      .wrongArguments, at: call.span, "\(quoted(call.span)) is no number of a group",
      label: call.arguments == nil ? "without what it takes" : "something else",
      help: "known: \(UserText.choice(forms))")
  }
}
