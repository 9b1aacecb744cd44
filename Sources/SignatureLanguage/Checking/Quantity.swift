import SignaturePlan

/// A formula with what it measures.
struct Quantity {
  var formula: Formula
  var dimension: Dimension
  var span: Span
  /// What was written, if that is a literal and nothing else.
  var literal: LiteralSyntax?
  /// Whether it is made of plain numbers only, so that what it measures is for its neighbours to say.
  var isPlain = false
  /// The assets that its amounts name.
  var assets: [Identifier] = []
  /// What it speaks about: ``ClauseRole/member`` for any attribute of a transfer.
  var roles: Set<ClauseRole> = []
}

extension Quantity {
  /// Nil for a literal that has its diagnostic already.
  init?(_ literal: LiteralSyntax) {
    guard let (dimension, value) = literal.value.measured else { return nil }
    self.init(formula: .constant(value), dimension: dimension, span: literal.span, literal: literal)
    isPlain = literal.isNumber
    if case .amount(_, let asset) = literal.value { assets = [Identifier(text: asset, span: literal.span)] }
  }

  /// The value of a formula without anything that varies.
  var constant: Double? { if case .constant(let value) = formula { value } else { nil } }

  /// What it is, as a message says it.
  var description: String { literal?.value.description ?? (isPlain ? "a plain number" : dimension.description) }
}

extension Literal {
  /// The value as it stands, with what it measures by itself; nil for what has its diagnostic already.
  fileprivate var measured: (Dimension, Double)? {
    switch self {
    case .number(let number): (.ratio, number.value)
    case .amount(let number, _): (.amount, number.value)
    case .dollars(let number): (.dollars, number.value)
    case .percent(let number): (.share, number.hundredth)
    case .duration(let seconds): (.duration, Double(seconds))
    case .time(let seconds): (.time, Double(seconds))
    case .word: (.ratio, .nan)
    case .invalid: nil
    }
  }
}

/// Where a formula stands.
enum FormulaPlace {
  case clause(ClauseContext)
  case score
}
