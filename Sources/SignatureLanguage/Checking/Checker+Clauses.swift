import SignaturePlan

extension Checker {
  /// A condition with its comparisons lowered one by one.
  mutating func lower<Test>(
    _ condition: ConditionSyntax, _ leaf: (inout Checker, ComparisonSyntax) -> Logic<Test>
  ) -> Logic<Test> {
    switch condition {
    case .comparison(let comparison):
      let logic = leaf(&self, comparison)
      return comparison.isNegated ? .not(logic) : logic
    case .all(let parts): return .conjunction(parts.map { lower($0, leaf) })
    case .any(let parts): return .disjunction(parts.map { lower($0, leaf) })
    case .not(let part, _): return .not(lower(part, leaf))
    }
  }

  /// Part of a clause, and where it stands.
  typealias ClausePart = (logic: Logic<ClauseTest>, span: Span)

  /// The ends and the clause of a step as parts that must all hold, checked against each other.
  mutating func parts(_ filter: FilterSyntax, _ context: ClauseContext) -> [ClausePart] {
    var context = context
    context.gapBound = gapBound(filter.clause)
    var parts = ends(filter, context)
    for part in filter.clause?.conjuncts ?? [] {
      parts.append((lower(part) { checker, comparison in checker.leaf(comparison, context) }, part.span))
    }
    var bounds = ClauseBounds(context)
    for part in parts {
      for conjunct in part.logic.conjuncts {
        guard case .test(let test) = conjunct else { continue }
        check(test, at: part.span, &bounds)
        checkSender(test, at: part.span, context)
      }
    }
    checkPace(bounds, context)
    return parts
  }

  /// The clause of a group, a swap or a crossing, sorted by what its parts speak about.
  mutating func sorted(_ filter: FilterSyntax, _ context: ClauseContext) -> SortedClause {
    var sorted = SortedClause()
    for part in parts(filter, context) {
      for conjunct in part.logic.conjuncts { sort(conjunct, part.span, context.kind, &sorted) }
    }
    return sorted
  }

  private func sort(
    _ logic: Logic<ClauseTest>, _ span: Span, _ kind: StepTable.Kind, _ sorted: inout SortedClause
  ) {
    let roles = logic.tests.map { $0.role(in: kind) }
    guard let role = roles.first else { return }
    guard Set(roles).count == 1 else { return reportMixed(roles, span) }
    switch role {
    case .member: sorted.member.append(logic.map(\.transferTest))
    case .first: sorted.first.append(logic.map(\.transferTest))
    case .payment: sorted.paid.append(logic.map(\.transferTest))
    case .group: sorted.group.append(logic.map(\.groupTest))
    case .equal, .taint, .rest: sortAlone(logic, span, &sorted)
    }
  }

  /// What is a part of the step rather than a test of anything; of several bounds the tightest counts.
  private func sortAlone(_ logic: Logic<ClauseTest>, _ span: Span, _ sorted: inout SortedClause) {
    switch logic {
    case .test(.equal(let share)):
      if sorted.equal != nil {
        sink.report(.repeatedPart, at: span, "`equal` is given twice", label: "again here")
      }
      sorted.equal = share
    case .test(.taint(let share)): sorted.taint = max(share, sorted.taint ?? 0)
    case .test(.rest(let seconds)): sorted.rest = min(seconds, sorted.rest ?? .max)
    default: reportPart(logic, span)
    }
  }

  private func reportPart(_ logic: Logic<ClauseTest>, _ span: Span) {
    let (word, label) =
      switch logic.tests.first {
      case .taint: ("taint", "it is a part of the step")
      case .rest: ("gap", "it is a part of the step")
      default: ("equal", "it chooses the group")
      }
    sink.report(
      .mixedCondition, at: span, "`\(word)` cannot be part of `or` or `not`", label: label,
      help: "let it stand on its own, joined by `,`")
  }

  private func reportMixed(_ roles: [ClauseRole], _ span: Span) {
    var seen: [ClauseRole] = []
    for role in roles where !seen.contains(role) { seen.append(role) }
    let kinds = seen.prefix(2).map(\.description).joined(separator: " and ")
    sink.report(
      .mixedCondition, at: span, "a condition mixes \(kinds)", label: "speaks about both",
      help: "in a group, `or` and `not` join tests of one kind only; separate the kinds by `,`")
  }
}

/// The clause of a group, a swap or a crossing by what its parts speak about.
struct SortedClause {
  /// Each payment; of a swap or a crossing, the credit.
  var member: [Condition] = []
  /// The first payment.
  var first: [Condition] = []
  /// The finished group.
  var group: [GroupCondition] = []
  /// The payment of a swap or a crossing: `paid >= 90%`, as a test of its `kept`.
  var paid: [Condition] = []
  var equal: Double?
  /// The least taint of a trace, 0...1.
  var taint: Double?
  /// Seconds that the funds of a trace may rest.
  var rest: Int64?
}
