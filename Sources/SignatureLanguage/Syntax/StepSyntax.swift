/// A step as it was written.
struct StepSyntax: Sendable {
  var name: Identifier?
  /// `hop`, `chain`, …
  var keyword: Identifier
  var body: Body
  var span: Span

  indirect enum Body: Sendable {
    case hop(FilterSyntax)
    case chain(RangeSyntax, FilterSyntax)
    case split(RangeSyntax, FilterSyntax)
    case series(RangeSyntax, FilterSyntax)
    case gather(RangeSyntax, FilterSyntax)
    case mesh(RangeSyntax, FilterSyntax)
    case trace(RangeSyntax, FilterSyntax)
    case swap(FilterSyntax)
    case cross(FilterSyntax)
    case cohort(RangeSyntax, FilterSyntax)
    /// `no hop`
    case absence(FilterSyntax)
    case each(EachSyntax)
    case repetition(RangeSyntax, [StepSyntax])
    case optional(StepSyntax)
    case either([[StepSyntax]])
    /// Something that could not be read; it has its diagnostic.
    case broken
  }
}

extension StepSyntax {
  /// The blocks inside this step.
  var blocks: [[StepSyntax]] {
    switch body {
    case .each(let each): [each.steps]
    case .repetition(_, let steps): [steps]
    case .optional(let step): [[step]]
    case .either(let alternatives): alternatives
    default: []
    }
  }
}

/// `each G, at least 50% { … }`
struct EachSyntax: Sendable {
  var group: Identifier
  var quota: LiteralSyntax?
  var steps: [StepSyntax]
}
