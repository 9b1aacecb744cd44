import SignaturePlan

extension Proposals {
  /// What fits in the block of a flow or of an `each`.
  var inSteps: [Proposal] {
    guard let previous = caret.previous, previous.kind != .colon else { return Proposal.words(.step) }
    if caret.heading.isInRelay { return inRelay(after: previous) }
    if let subject = subject(before: previous) { return afterSubject(subject, previous) }
    switch previous.keyword {
    case .where, .and, .or: return subjects
    case .not where isInClause: return subjects
    case .within: return isAfterEqual ? [] : durations
    case .from, .to: return isInClause ? [] : Self.sets
    case .through: return Proposal.words(["relay"], .predicate)
    case .each: return groups
    case .at: return Proposal.words(["least"], .part)
    default: break
    }
    if previous.kind == .comma { return isInClause ? subjects : Proposal.words(["at"], .part) }
    if previous.kind == .leftParenthesis { return isInClause ? subjects : [] }
    if let kind = stepKind, caret.heading.count == keywordIndex + 1, kind != .hop { return [] }
    return afterWholePart
  }

  /// Where the step is complete so far.
  private var afterWholePart: [Proposal] {
    let more = isInClause ? Proposal.words(["and", "or"], .predicate) : parts
    return caret.isLineStart ? Proposal.words(.step) + (isInClause ? [] : more) : more
  }

  /// Parts that the step can have and has not yet.
  private var parts: [Proposal] {
    let given = Set(caret.heading.compactMap(\.keyword))
    let names: [Keyword] =
      switch stepKind {
      case .hop: [.where, .from, .to]
      case .chain: [.where, .from]
      case .split: [.within, .where, .from, .to]
      case .mesh: [.through, .within, .where, .from, .to]
      case .each: []
      case nil: [.where, .within, .from, .to, .through]
      }
    return Proposal.words(names.filter { !given.contains($0) }.map(\.rawValue), .part)
  }

  // MARK: Clauses

  var isInClause: Bool { caret.heading.contains { $0.keyword == .where } }

  private var isAfterEqual: Bool { caret.beforePrevious?.keyword == .equal && isInClause }

  private var keywordIndex: Int {
    caret.heading.count > 1 && caret.heading[1].kind == .colon ? 2 : 0
  }

  private var stepKind: StepTable.Kind? {
    guard keywordIndex < caret.heading.count else { return nil }
    return StepTable.Kind(rawValue: source.text(caret.heading[keywordIndex]))
  }

  /// What a clause of the step can ask for.
  private var subjects: [Proposal] {
    let hasHead = caret.current.map { EditedSource.hasHead($0, in: caret.statements) } ?? true
    let context = ClauseContext(kind: stepKind ?? .hop, hasHead: hasHead)
    let trial = Trial(source)
    var seen: Set<String> = []
    let names = context.knownNames.filter { seen.insert($0).inserted && trial.accepts($0, in: context) }
    let more = stepKind == .split ? ["equal", "not"] : ["not"]
    return names.compactMap { SignatureReference.entry($0, .attribute, .function) }.map { Proposal.word($0) }
      + Proposal.words(more, .predicate)
  }

  /// The attribute that the last tokens ask about, with or without the predicate after it.
  private func subject(before previous: Token) -> Token? {
    guard isInClause else { return nil }
    let last = caret.heading.suffix(4)
    // `kept`, `kept in`, `kept >=`, `to is not`
    for length in 1...3 where last.count > length {
      let tail = Array(last.suffix(length + 1))
      guard Self.beginsCondition(tail[0]), tail[1].kind == .word, !Self.beginsCondition(tail[1]),
        tail[1].keyword != .in, tail[1].keyword != .is
      else { continue }
      let predicate = tail.dropFirst(2)
      if predicate.allSatisfy({ Comparison($0.kind) != nil || [.in, .is, .not].contains($0.keyword) }) {
        return tail[1]
      }
    }
    return nil
  }

  private static func beginsCondition(_ token: Token) -> Bool {
    [.where, .and, .or, .not].contains(token.keyword) || token.kind == .comma || token.kind == .leftParenthesis
  }

  private func afterSubject(_ subject: Token, _ previous: Token) -> [Proposal] {
    let name = source.text(subject)
    let isEnd = End(rawValue: name) != nil
    if previous == subject {
      if subject.keyword == .equal { return Proposal.words(["within"], .part) }
      return Proposal.words(isEnd ? ["in", "is", "not"] : ["in", "not"], .predicate)
    }
    switch previous.keyword {
    case .in: return isEnd ? Self.sets : []
    case .is: return Proposal.words(["fresh", "relay", "not"], .predicate)
    case .not: return Proposal.words(caret.beforePrevious?.keyword == .is ? ["fresh", "relay"] : ["in"], .predicate)
    default: return dimension(of: name).map { values($0) } ?? []
    }
  }

  private func dimension(of name: String) -> Dimension? {
    TransferAttribute(rawValue: name)?.dimension ?? GroupFunction(rawValue: name)?.dimension
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
      return StepTable.Kind(rawValue: keyword)?.isGroup == false ? nil : .step(name.text, keyword: keyword)
    }
  }
}
