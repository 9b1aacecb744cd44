import SignaturePlan

extension Proposals {
  /// What fits in a condition, whose tokens up to the caret are given.
  func inCondition(_ condition: ArraySlice<Token>, _ trial: Trial) -> [Proposal] {
    let place = ClausePlace(condition, of: source)
    switch place.frame {
    case .list: return []
    case .call(let name): return arguments(of: name, place, trial)
    case .condition: return inComparison(place, trial)
    case .row: return inComparison(place, Trial(place: .clause(Self.row)))
    }
  }

  /// What a choice among bound transfers is asked of.
  static let row = ClauseContext(kind: .hop, hasHead: false, isOfRow: true)

  private func inComparison(_ place: ClausePlace, _ trial: Trial) -> [Proposal] {
    guard let previous = place.tokens.last else { return subjects(trial) }
    if Formula.Operator(previous.kind) != nil || previous.keyword == .of { return numbers(trial) }
    if place.predicate.isEmpty { return afterSubject(place.subject, trial) }
    return inPredicate(place, previous, trial)
  }

  // MARK: Subjects

  /// What a comparison may begin with.
  func subjects(_ trial: Trial) -> [Proposal] {
    guard case .clause(let context) = trial.place else {
      return stepNames + Proposal.words(["any", "not"], .rule, .predicate)
    }
    let addresses = Proposal.words(["asset", "chain", "from", "to"], .attribute)
    let more = !context.isOfRow && (context.kind == .split || context.kind == .gather) ? ["equal", "not"] : ["not"]
    return numbers(trial) + addresses + Proposal.words(more, .predicate)
  }

  /// What can be calculated with.
  private func numbers(_ trial: Trial) -> [Proposal] {
    guard case .clause(let context) = trial.place else { return stepNames }
    var names = Checker.attributeNames
    if context.isGroup { names += GroupFunction.allCases.map(\.rawValue).filter { !names.contains($0) } }
    // These two say how a trace follows, and are no numbers of anything.
    let own = context.kind == .trace ? ["gap", "taint"] : context.kind.isCrossing ? ["paid"] : []
    names = names.filter { !own.contains($0) && trial.accepts($0) } + own.filter { $0 != "paid" || trial.accepts($0) }
    let steps = context.scope.keys.sorted().map { Proposal.step($0, keyword: context.scope[$0]?.kind?.rawValue ?? "") }
    return Proposal.words(names, .attribute, .function) + (context.isOfRow ? [] : steps)
  }

  private func afterSubject(_ subject: ArraySlice<Token>, _ trial: Trial) -> [Proposal] {
    let last = subject.last
    if subject.count == 1, last?.keyword == .equal { return Proposal.words(["within"], .part) }
    if last?.keyword == .any { return Proposal.words(["address"], .rule) }
    if last?.keyword == .address { return Proposal.words(["in"], .predicate) }
    return Proposal.words(isEnd(subject) ? ["in", "is", "not"] : ["in", "not"], .predicate)
  }

  /// Whether an address is asked about.
  private func isEnd(_ subject: ArraySlice<Token>) -> Bool {
    subject.count == 1 && (subject.first?.keyword == .from || subject.first?.keyword == .to)
  }

  // MARK: Predicates

  private func inPredicate(_ place: ClausePlace, _ previous: Token, _ trial: Trial) -> [Proposal] {
    let states = ["fresh", "relay", "lookalike"]
    let isAddress = isEnd(place.subject) || place.subject.last?.keyword == .address
    switch previous.keyword {
    case .in: return isAddress ? sets + groupNames(trial) : []
    case .is: return Proposal.words(states + ["not"], .predicate)
    case .not:
      return Proposal.words(place.predicate.contains { $0.keyword == .is } ? states : ["in"], .predicate)
    case .within: return []
    default: break
    }
    if Comparison(previous.kind) != nil { return isAddress ? heads(trial) : compared(place.subject, trial) }
    return previous.kind == .range ? [] : Proposal.words(["and", "or"], .predicate)
  }

  /// What the subject is compared with: values of its dimension, and numbers of steps.
  private func compared(_ subject: ArraySlice<Token>, _ trial: Trial) -> [Proposal] {
    guard let first = subject.first, let last = subject.last else { return [] }
    let text = source.text.text(first.span.joined(last.span))
    guard let dimension = trial.dimension(of: text) ?? self.dimension(ofWord: text) else { return [] }
    return values(dimension) + heads(trial)
  }

  /// Of the two words of a trace that are no numbers.
  private func dimension(ofWord word: String) -> Dimension? {
    word == "gap" ? .duration : word == "taint" ? .share : nil
  }

  /// The steps whose heads and numbers a clause may name.
  private func heads(_ trial: Trial) -> [Proposal] {
    guard case .clause(let context) = trial.place else { return [] }
    return context.scope.keys.sorted().map { .step($0, keyword: context.scope[$0]?.kind?.rawValue ?? "") }
  }

  private func groupNames(_ trial: Trial) -> [Proposal] {
    guard case .clause(let context) = trial.place else { return [] }
    return context.scope.filter(\.value.isGroup).keys.sorted()
      .map { .step($0, keyword: context.scope[$0]?.kind?.rawValue ?? "") }
  }

  // MARK: Arguments

  private func arguments(of name: String, _ place: ClausePlace, _ trial: Trial) -> [Proposal] {
    if name == Keyword.relay.rawValue { return [] }
    guard place.tokens.isEmpty else {
      // `fraction(exit where …)`
      guard case .score = trial.place, place.tokens.count == 1 else { return [] }
      return Proposal.words(["where"], .part)
    }
    let isSecond = caret.previous?.kind == .comma
    if Spelling.windowed.contains(name), name != "degree" || isSecond { return durations }
    if isSecond { return [] }
    let words = Proposal.words(Spelling.choices(name), .argument, .attribute, .function)
    guard GroupFunction.allCases.contains(where: { $0.rawValue == name && $0.takesCondition }) else { return words }
    return words + (isScore(trial) ? stepNames : Proposal.words(["where"], .part))
  }

  private func isScore(_ trial: Trial) -> Bool { if case .score = trial.place { true } else { false } }
}
