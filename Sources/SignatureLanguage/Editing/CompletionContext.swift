import SignaturePlan

/// What could be typed at a place of a source.
public struct CompletionContext: Sendable {
  /// What a proposal replaces: the word at the place, or nothing.
  public var replaced: Range<Int>
  /// In the order in which they should be listed; none where anything may stand.
  public var proposals: [Proposal]

  /// - Parameter offset: in bytes; past the end it counts as the end.
  public init(_ source: EditedSource, at offset: Int) {
    let offset = min(max(0, offset), source.text.bytes.count)
    guard let caret = Caret(source, at: offset) else {
      replaced = offset..<offset
      proposals = []
      return
    }
    replaced = caret.replaced
    proposals = Proposals(source: source, caret: caret).all
  }
}

/// Works out what fits at a caret.
struct Proposals {
  let source: EditedSource
  let caret: Caret

  var all: [Proposal] {
    if caret.prefix.hasPrefix("@") { return sets }
    if let previous = caret.previous, previous.kind == .dot {
      switch caret.block {
      case .steps: return afterDot(trial)
      case .score: return afterDot(scoreTrial)
      default: return []
      }
    }
    switch caret.block {
    case .file: return caret.heading.isEmpty || caret.isLineStart ? Proposal.words(Self.beginnings, .section) : []
    case .signature: return inSignature
    case .campaign: return inCampaign
    case .steps: return inSteps
    case .score: return inScore
    case .shares: return inShares
    case .test: return inTest
    case .other: return []
    }
  }

  /// What a file holds.
  private static let beginnings = ["signature", "campaign", "set"]

  /// Label categories, and the sets that the file declares.
  var sets: [Proposal] {
    SignatureReference.entries(.set).map { Proposal.word($0, sign: "@") }
      + source.declaredSets.map { .step($0, keyword: "label set of this file") }
  }

  private var inSignature: [Proposal] {
    let first = caret.heading.first?.keyword
    switch (first, caret.heading.count) {
    case (.severity, 1): return Proposal.words(.severity)
    case (.flow, 1): return Proposal.words(["within"], .part)
    case (.flow, 2): return durations
    case (.report, 1): return Proposal.words(["at"], .part)
    default: break
    }
    let isContinued = caret.previous?.kind == .comma
    guard caret.heading.isEmpty || caret.isLineStart && !isContinued else { return [] }
    return Proposal.words(.section).filter { !Self.beginnings.contains($0.label) }
  }

  // MARK: Shared

  /// Usual durations; after digits, what they could mean.
  var durations: [Proposal] {
    let digits = caret.prefix.prefix { $0.isASCII && $0.isNumber || $0 == "_" }
    guard digits.isEmpty else {
      return ["s", "m", "h", "d", "w"].map { .value(digits + $0, "duration") }
    }
    return ["10m", "30m", "1h", "3h", "6h", "12h", "1d", "3d", "7d", "14d", "30d"].map { .value($0, "duration") }
  }

  /// What a number of some dimension is compared with.
  func values(_ dimension: Dimension) -> [Proposal] {
    dimension == .duration ? durations : [.value(dimension.example, dimension.description)]
  }

  /// Numbers of the step before the dot, and the ends of its head.
  private func afterDot(_ trial: Trial) -> [Proposal] {
    guard let step = caret.beforePrevious else { return [] }
    let before = caret.heading.dropLast(2).last
    if before?.keyword == .from || before?.keyword == .to || before.map({ asksAddress($0) }) == true {
      return Proposal.words(["to", "from"], .head)
    }
    let name = source.text(step)
    let known = steps(in: signature(of: caret.current ?? caret.owner ?? 0))
    let isUnknown = known[name] == nil
    let numbers = Formula.HeadNumber.allCases.map(\.rawValue)
    var heads = Proposal.words(numbers.filter { isUnknown || trial.dimension(of: "\(name).\($0)") != nil }, .head)
    if case .score = trial.place { heads = [] }
    let functions = GroupFunction.allCases.map(\.rawValue).filter { function in
      !heads.contains { $0.label == function } && (isUnknown || trial.dimension(of: "\(name).\(function)") != nil)
    }
    return heads + Proposal.words(functions, .function)
  }

  /// Whether a sign before the caret compares an address.
  private func asksAddress(_ sign: Token) -> Bool {
    guard Comparison(sign.kind) != nil, caret.heading.count >= 4 else { return false }
    let subject = caret.heading[caret.heading.count - 4]
    return subject.keyword == .from || subject.keyword == .to
  }

  /// The outermost statement around one before the caret.
  func signature(of index: Int) -> Int {
    var index = index
    while index < caret.statements.count, let parent = caret.statements[index].parent { index = parent }
    return index
  }

  /// The steps that the signature around the caret binds anywhere, by name.
  func steps(in signature: Int) -> [String: Int] {
    // Statements before the caret are the same in the whole source, apart from the last.
    signature < source.statements.count ? source.stepsByName(in: signature) : [:]
  }

  /// The names of those steps that have transfers or branches, in order.
  var stepNames: [Proposal] {
    guard let index = caret.current ?? caret.owner else { return [] }
    let bindings = steps(in: signature(of: index)).sorted { $0.value < $1.value }
    return bindings.filter { ![.either, .absence].contains(source.stepKind(of: $0.value)) }
      .map { .step($0.key, keyword: source.stepKeyword(of: $0.value) ?? "") }
  }
}
