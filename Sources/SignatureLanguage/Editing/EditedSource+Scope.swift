import SignaturePlan

// What a step can see of those before it, as far as it can be made out.
extension EditedSource {
  /// What a statement binds; nil if it is no step.
  func entry(_ index: Int) -> StepTable.Entry? {
    guard stepNames[index] != nil else { return nil }
    let kind = stepKind(of: index)
    return StepTable.Entry(
      kind: kind, span: 0..<0, hasHead: hasHead(index), each: nearest(.each, around: index),
      repetition: nearest(.repetition, around: index), isGroup: kind?.isGroup ?? false, isAnyAsset: isAnyAsset(index))
  }

  /// Nil for what is no step of the language.
  func stepKind(of index: Int) -> StepTable.Kind? { stepKeyword(of: index).flatMap(StepTable.Kind.init(keyword:)) }

  private func isAnyAsset(_ index: Int) -> Bool {
    let words = tokens[statements[index].heading].map(\.keyword)
    if words.contains(.any), words.contains(.asset) { return true }
    return stepKind(of: index) == .split && words.contains(.by)
  }

  private func nearest(_ kind: StepTable.Kind, around index: Int) -> String? {
    ancestors(of: index).first { stepKind(of: $0) == kind }.flatMap { stepNames[$0]?.text }
  }

  /// The statements around one, from the inside.
  func ancestors(of index: Int) -> [Int] {
    var ancestors: [Int] = []
    var index = index
    while let parent = statements[index].parent {
      ancestors.append(parent)
      index = parent
    }
    return ancestors
  }

  /// The names that a step may speak of: bound before it, and not inside an `each` that has ended.
  func scope(of index: Int) -> [String: StepTable.Entry] {
    let around = ancestors(of: index)
    let missed = around.flatMap { otherAlternatives(of: $0, before: index, around) }
    let members = Set(around.filter { stepKind(of: $0) == .each }.compactMap { group(ofEach: $0) })
    var scope: [String: StepTable.Entry] = [:]
    for step in (around.last ?? index)..<index where !around.contains(step) && isVisible(step, from: around) {
      if missed.contains(where: { $0.contains(step) }) { continue }
      guard let name = stepNames[step]?.text, scope[name] == nil, var entry = entry(step) else { continue }
      entry.isMember = members.contains(name)
      scope[name] = entry
    }
    return scope
  }

  /// What `optional`, `any` and `repeat` bind counts as written out after them.
  private func isVisible(_ step: Int, from around: [Int]) -> Bool {
    ancestors(of: step).allSatisfy { ancestor in
      if statements[ancestor].block != .steps || around.contains(ancestor) { return true }
      let kind = stepKind(of: ancestor)
      return kind == .repetition || kind == .either
    }
  }

  /// The statements of an `any` that stand in alternatives before the one around a statement.
  private func otherAlternatives(of either: Int, before index: Int, _ around: [Int]) -> [Range<Int>] {
    guard stepKind(of: either) == .either else { return [] }
    var first = around.last { $0 > either } ?? index
    // An alternative begins after its brace.
    while first > either, statements[first].parent != either || !isAfterBrace(first) { first -= 1 }
    return first > either + 1 ? [(either + 1)..<first] : []
  }

  private func isAfterBrace(_ statement: Int) -> Bool {
    let first = statements[statement].heading.lowerBound
    return first > 0 && tokens[first - 1].kind == .leftBrace
  }

  /// The group that an `each` goes over.
  private func group(ofEach index: Int) -> String? {
    guard let name = stepNames[index], name.keyword + 1 < statements[index].heading.upperBound else { return nil }
    return text(tokens[name.keyword + 1])
  }
}

extension StepTable.Kind {
  /// The step that a word begins.
  init?(keyword: String) {
    if keyword == Keyword.no.rawValue { self = .absence } else { self.init(rawValue: keyword) }
  }
}
