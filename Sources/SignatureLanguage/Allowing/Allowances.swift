/// The warnings that the comments of a file silence.
///
/// - At the end of a line: those of that line.
/// - On a line of its own: those of the next line that is no comment.
/// - Above a signature: those of the whole signature.
///
/// A class, because what was silenced is noted while the file is checked.
final class Allowances {
  private(set) var allowances: [Allowance] = []
  private var byScope: [Allowance.Scope: [Int]] = [:]
  /// Comments to the checker that it does not understand.
  private(set) var unknown: [Span] = []
  private let source: SourceText
  /// Whole signatures, in order.
  private let signatures: [Span]
  private let isEmpty: Bool

  init(_ file: FileSyntax, in source: SourceText) {
    self.source = source
    signatures = file.signatures.map(\.span)
    isEmpty = file.signatures.isEmpty
    let reader = AllowanceReader(source: source)
    // From the last, so that what comes after a run of comments is looked for only once.
    var next: Span?
    for comment in file.comments.reversed() {
      let target = target(of: comment, next: next)
      next = comment
      followers[comment.lowerBound] = target
      switch reader.content(of: comment) {
      case .prose: break
      case .codes(let codes): allowances.append(Allowance(scope: scope(of: comment, target), codes: codes))
      case .unknown(let span): unknown.append(span)
      }
    }
    for (index, allowance) in allowances.enumerated() { byScope[allowance.scope, default: []].append(index) }
  }

  /// For each comment, the byte of the next token.
  private var followers: [Int: Int] = [:]

  private func target(of comment: Span, next: Span?) -> Int {
    let bytes = source.bytes[comment.upperBound...]
    let place = bytes.firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? source.bytes.count
    guard let next, next.lowerBound == place else { return place }
    return followers[place] ?? place
  }

  private func scope(of comment: Span, _ target: Int) -> Allowance.Scope {
    let line = source.lineSpan(of: comment.lowerBound)
    let before = source.bytes[line.lowerBound..<comment.lowerBound]
    if before.contains(where: { ![0x20, 0x09, 0xEF, 0xBB, 0xBF].contains($0) }) {
      return .line(source.line(of: comment.lowerBound))
    }
    if isEmpty { return .file }
    return signature(at: target)?.lowerBound == target ? .signature(target) : .line(source.line(of: target))
  }

  /// The signature in which a byte stands, by binary search.
  private func signature(at offset: Int) -> Span? {
    var low = 0
    var high = signatures.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if signatures[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    guard low < signatures.count, signatures[low].contains(offset) else { return nil }
    return signatures[low]
  }

  /// Whether a warning at a byte is silenced; what silences it has been of use.
  func covers(_ code: DiagnosticCode, at offset: Int) -> Bool {
    if allowances.isEmpty { return false }
    var scopes = [Allowance.Scope.line(source.line(of: offset)), .file]
    if let signature = signature(at: offset) { scopes.append(.signature(signature.lowerBound)) }
    var isCovered = false
    for index in scopes.flatMap({ byScope[$0] ?? [] }) {
      for place in allowances[index].codes.indices where allowances[index].codes[place].code == code {
        allowances[index].codes[place].isUsed = true
        isCovered = true
      }
    }
    return isCovered
  }
}
