import SignaturePlan

extension Proposals {
  /// What fits in the block of a flow or of a step.
  var inSteps: [Proposal] {
    guard let previous = caret.previous, caret.heading.count > keywordIndex else { return Proposal.words(.step) }
    if caret.heading.isInRelay { return inRelay(after: previous) }
    if let condition { return inClause(condition, after: previous) }
    if previous.kind == .comma { return Proposal.words(["at"], .part) }
    if let next = after(previous) { return next }
    if caret.heading.count == keywordIndex + 1, previous.keyword == .no { return Proposal.words(["hop"], .step) }
    if caret.heading.count == keywordIndex + 1, let kind = stepKind, kind.takesRange { return [] }
    return (caret.isLineStart ? Proposal.words(.step) : []) + parts
  }

  private func inClause(_ condition: ArraySlice<Token>, after previous: Token) -> [Proposal] {
    let proposals = inCondition(condition, trial)
    let mayBegin = caret.isLineStart && proposals.contains { $0.label == "and" }
    return (mayBegin ? Proposal.words(.step) : []) + proposals
  }

  /// What follows a word of the step; nil where that word is complete.
  private func after(_ previous: Token) -> [Proposal]? {
    switch previous.keyword {
    case .within, .every: durations
    case .from: sets + stepsBefore
    case .to: stepKind == .cross ? Self.chains + stepsBefore : sets + fresh + stepsBefore
    case .until, .via: sets
    case .of, .each: groups
    case .by: Proposal.words(stepKind == .trace ? TaintPolicy.allCases.map(\.rawValue) : ["case", "entity"], .argument)
    case .through: Proposal.words(throughWords, .predicate, .part)
    case .any where stepKind != .either: Proposal.words(["asset"], .part)
    case .at: Proposal.words(["least"], .part)
    default: nil
    }
  }

  static let chains: [Proposal] = ["ethereum", "bitcoin", "tron"].map { .value($0, "chain") }

  private var fresh: [Proposal] { stepKind == .cohort ? Proposal.words(["fresh"], .predicate) : [] }

  private var throughWords: [String] {
    guard let parts = stepKind?.parts else { return ["relay", "services"] }
    return (parts.contains(.relay) ? ["relay"] : []) + (parts.contains(.services) ? ["services"] : [])
  }

  /// Parts that the step can have and has not yet.
  private var parts: [Proposal] {
    let given = Set(caret.heading.compactMap(\.keyword))
    guard stepKind?.hasBlock != true else { return stepKind == .each ? Proposal.words(["at"], .part) : [] }
    let known = stepKind?.parts ?? Set(FilterPart.allCases)
    var names = [Keyword.where]
    for part in FilterPart.allCases where known.contains(part) && !names.contains(part.keyword) {
      names.append(part.keyword)
    }
    return Proposal.words(names.filter { !given.contains($0) }.map(\.rawValue), .part)
  }

  // MARK: The step

  /// Where the keyword stands: after names and `optional`.
  var keywordIndex: Int {
    var place = 0
    let heading = caret.heading
    while place < heading.count {
      if place + 1 < heading.count, heading[place + 1].kind == .colon {
        place += 2
      } else if heading[place].keyword == .optional {
        place += 1
      } else {
        break
      }
    }
    return place
  }

  var stepKind: StepTable.Kind? {
    guard keywordIndex < caret.heading.count else { return nil }
    return StepTable.Kind(keyword: source.text(caret.heading[keywordIndex]))
  }

  /// The tokens after `where`; nil before it.
  private var condition: ArraySlice<Token>? {
    caret.heading.firstIndex { $0.keyword == .where }.map { caret.heading[($0 + 1)...] }
  }

  /// What the clause of the step may ask.
  var trial: Trial {
    var context = ClauseContext(kind: stepKind ?? .hop, hasHead: true, scope: scope)
    if let current = caret.current { context.hasHead = EditedSource.hasHead(current, in: caret.statements) }
    let words = Set(caret.heading.compactMap(\.keyword))
    context.reach.anyAsset = words.contains(.any) && words.contains(.asset)
    return Trial(place: .clause(context))
  }

  /// The steps bound before it that leave a head or a group.
  private var scope: [String: StepTable.Entry] {
    guard let current = caret.current, current < source.statements.count else { return [:] }
    return source.scope(of: current).filter { $0.value.kind != .absence && $0.value.kind != .either }
  }

  /// The steps bound before, in order of their names.
  private var stepsBefore: [Proposal] {
    scope.sorted { $0.key < $1.key }.map { .step($0.key, keyword: $0.value.kind?.rawValue ?? "") }
  }

  // MARK: Relays and groups

  private func inRelay(after previous: Token) -> [Proposal] {
    if previous.kind == .leftParenthesis || previous.kind == .comma { return Proposal.words(.relayPart) }
    let isAge = previous.kind == .lessOrEqual && caret.beforePrevious?.keyword == .age
    return previous.keyword == .within || isAge ? durations : []
  }

  /// The groups that were bound before in the same block.
  private var groups: [Proposal] {
    guard let current = caret.current, current < source.statements.count else { return [] }
    let siblings = caret.statements[..<current].indices.filter {
      caret.statements[$0].parent == caret.owner && caret.statements[$0].block == .steps
    }
    return siblings.compactMap { index in
      guard let name = source.stepNames[index], let keyword = source.stepKeyword(of: index) else { return nil }
      return source.stepKind(of: index)?.isGroup == false ? nil : .step(name.text, keyword: keyword)
    }
  }
}

extension StepTable.Kind {
  fileprivate var hasBlock: Bool { self == .each || self == .repetition || self == .either }

  /// Whether a number or range follows the keyword, or a name.
  fileprivate var takesRange: Bool {
    switch self {
    case .hop, .swap, .cross, .absence: false
    default: true
    }
  }
}

extension FilterPart {
  /// The word that it begins with.
  fileprivate var keyword: Keyword {
    switch self {
    case .from, .start: .from
    case .to, .end, .fresh, .chain: .to
    case .via: .via
    case .until: .until
    case .window: .within
    case .spacing: .every
    case .group: .of
    case .key: .by
    case .relay, .services: .through
    case .anyAsset: .any
    }
  }
}
