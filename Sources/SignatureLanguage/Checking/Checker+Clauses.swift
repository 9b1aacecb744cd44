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

  /// The clause of a split or a mesh, sorted by what its parts speak about.
  mutating func sorted(_ filter: FilterSyntax, _ context: ClauseContext) -> SortedClause {
    var sorted = SortedClause()
    for part in parts(filter, context) {
      for conjunct in part.logic.conjuncts { sort(conjunct, part.span, &sorted) }
    }
    return sorted
  }

  private func sort(_ logic: Logic<ClauseTest>, _ span: Span, _ sorted: inout SortedClause) {
    let tests = logic.tests
    let roles = Set(tests.map(\.role))
    guard let role = tests.first?.role else { return }
    guard roles.count == 1 else { return reportMixed(tests, span) }
    switch role {
    case .member: sorted.member.append(logic.map(\.transferTest))
    case .first: sorted.first.append(logic.map(\.transferTest))
    case .group: sorted.group.append(logic.map(\.groupTest))
    case .equal: sortEqual(logic, span, &sorted)
    case .step: sortNumber(logic, span, &sorted)
    }
  }

  private func sortEqual(_ logic: Logic<ClauseTest>, _ span: Span, _ sorted: inout SortedClause) {
    guard case .test(.equal(let share)) = logic else {
      sink.report(
        .mixedCondition, at: span, "`equal` cannot be part of `or` or `not`", label: "it chooses the group",
        help: "let it stand on its own, joined by `,`")
      return
    }
    if sorted.equal != nil {
      sink.report(.repeatedPart, at: span, "`equal` is given twice", label: "again here")
    }
    sorted.equal = share
  }

  private func reportMixed(_ tests: [ClauseTest], _ span: Span) {
    var seen: [ClauseRole] = []
    for test in tests where !seen.contains(test.role) { seen.append(test.role) }
    let kinds = seen.prefix(2).map(\.description).joined(separator: " and ")
    sink.report(
      .mixedCondition, at: span, "a condition mixes \(kinds)", label: "speaks about both",
      help: "in a group, `or` and `not` join tests of one kind only; separate the kinds by `,`")
  }
}

/// The clause of a split or a mesh by what its parts speak about.
struct SortedClause {
  var member: [Condition] = []
  var first: [Condition] = []
  var group: [GroupCondition] = []
  var equal: Double?
  /// Numbers of the step itself.
  var numbers: [StepNumber.Bound] = []
}
