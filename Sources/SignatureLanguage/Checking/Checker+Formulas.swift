import SignaturePlan

extension Checker {
  /// A formula lowered, its constants worked out; nil after an error.
  func quantity(_ syntax: FormulaSyntax, _ place: FormulaPlace) -> Quantity? {
    switch syntax {
    case .literal(let literal): return Quantity(literal)
    case .call(let call):
      guard case .clause(let context) = place else { return reportBare(call) }
      return number(call, context)
    case .number(let number): return self.number(number, place)
    case .part(let share, let whole):
      guard let part = Quantity(share), let whole = operand(whole, place) else { return nil }
      return arithmetic(.times, part, whole)
    case .arithmetic(let sign, let left, let right):
      guard let left = operand(left, place), let right = operand(right, place) else { return nil }
      return arithmetic(sign, left, right)
    }
  }

  /// A part of a formula, which is a number.
  private func operand(_ syntax: FormulaSyntax, _ place: FormulaPlace) -> Quantity? {
    guard let literal = syntax.literal, case .word = literal.value else { return quantity(syntax, place) }
    sink.report(
      .wrongDimension, at: literal.span, "\(UserText.quoted(source(literal.span))) is a name, not a number",
      label: "nothing to calculate with")
    return nil
  }

  private func arithmetic(_ sign: Formula.Operator, _ left: Quantity, _ right: Quantity) -> Quantity? {
    guard let (left, right) = aligned(sign, left, right) else { return nil }
    guard let dimension = Dimension.result(sign, left.dimension, right.dimension) else {
      reportArithmetic(sign, left, right)
      return nil
    }
    let span = left.span.joined(right.span)
    let formula = folded(.arithmetic(sign, left.formula, right.formula))
    guard isDefined(sign, formula, right, span) else { return nil }
    checkAssets(left.assets, right.assets)
    return Quantity(
      formula: formula, dimension: dimension, span: span, isPlain: left.isPlain && right.isPlain,
      assets: left.assets + right.assets, roles: left.roles.union(right.roles))
  }

  /// Both sides, where a plain number beside a sum or a remainder takes the dimension of its neighbour.
  private func aligned(
    _ sign: Formula.Operator, _ left: Quantity, _ right: Quantity
  ) -> (Quantity, Quantity)? {
    guard sign != .times, sign != .over, left.isPlain != right.isPlain else { return (left, right) }
    if left.isPlain { return fit(left, right.dimension, quoted(right.span)).map { ($0, right) } }
    return fit(right, left.dimension, quoted(left.span)).map { (left, $0) }
  }

  /// A quantity as one of the given dimension; nil if it measures something else, which is reported.
  func fit(_ quantity: Quantity, _ dimension: Dimension, _ subject: String) -> Quantity? {
    var fitting = quantity
    if let literal = quantity.literal {
      guard let value = value(literal, dimension, subject: subject) else { return nil }
      fitting.formula = .constant(value)
    } else if quantity.isPlain {
      guard dimension == .amount || dimension == .ratio || dimension == .count else {
        reportDimension(quantity, dimension, subject)
        return nil
      }
    } else if quantity.dimension.joined(dimension) == nil {
      reportDimension(quantity, dimension, subject)
      return nil
    }
    fitting.dimension = dimension
    fitting.isPlain = false
    return fitting
  }

  private func folded(_ formula: Formula) -> Formula {
    guard case .arithmetic(_, .constant, .constant) = formula else { return formula }
    return .constant(formula.value { _ in .nan })
  }

  /// Whether arithmetic can have a result: nothing is divided by 0 or less, nor too large.
  private func isDefined(_ sign: Formula.Operator, _ formula: Formula, _ right: Quantity, _ span: Span) -> Bool {
    if sign == .over || sign == .modulo, let divisor = right.constant, !(divisor > 0) {
      sink.report(
        .noResult, at: right.span, "`\(sign.rawValue)` by 0 or less has no result", label: "not over 0")
      return false
    }
    guard case .constant(let value) = formula, !value.isFinite else { return true }
    sink.report(.noResult, at: span, "\(quoted(span)) has no result", label: "larger than anything can be")
    return false
  }

  func checkAssets(_ left: [Identifier], _ right: [Identifier]) {
    guard let first = left.first, let second = right.first, first.text != second.text else { return }
    sink.report(
      .mixedAssets, at: second.span, "a formula of two assets", label: "not \(UserText.quoted(first.text))",
      secondary: [sink.annotation(first.span, "the other one")])
  }

  func quoted(_ span: Span) -> String { UserText.quoted(source(span)) }

  // MARK: Reports

  private func reportDimension(_ quantity: Quantity, _ dimension: Dimension, _ subject: String) {
    sink.report(
      .wrongDimension, at: quantity.span, "\(subject) takes \(dimension.description), not \(quantity.description)",
      label: "expected \(dimension.description)", help: "for example `\(dimension.example)`")
  }

  private func reportArithmetic(_ sign: Formula.Operator, _ left: Quantity, _ right: Quantity) {
    let (title, help) =
      switch sign {
      case .plus, .minus:
        (
          "`\(sign.rawValue)` takes two of a kind, not \(left.description) and \(right.description)",
          "add and subtract like and like: `a.usd + b.usd`"
        )
      case .modulo:
        ("a remainder of \(left.description) by \(right.description)", "divide like by like: `amount % 100 ETH`")
      case .times:
        (
          "`*` of \(left.description) and \(right.description) measures nothing",
          "multiply by a number or a percentage: `2 * usd`"
        )
      case .over:
        (
          "`/` of \(left.description) by \(right.description) measures nothing",
          "divide like by like, or by a number: `usd / 2`"
        )
      }
    sink.report(
      .wrongDimension, at: right.span, title, label: "measures \(right.description)", help: help,
      secondary: [sink.annotation(left.span, "measures \(left.description)")])
  }
}
