import SignaturePlan

/// Writes out the ledger lines of a test: fans, paths and relative times become single transfers.
struct LedgerExpansion {
  static let maximumPerTest = 10_000
  static let maximumPerFile = 200_000
  /// Where transfers and labels are that name no chain.
  static let defaultChain = "ethereum"

  struct Row {
    var transfer: Transfer
    var line: Int
  }

  let sink: DiagnosticSink
  /// How many rows there may be.
  let budget: Int
  private(set) var rows: [Row] = []
  /// The time of the last transfer of the line before.
  private var lastTime: Int64?
  private var isOverBudget = false
  /// Whether a line counts from nothing.
  private var isAdrift = false

  init(sink: DiagnosticSink, budget: Int) {
    self.sink = sink
    self.budget = budget
  }

  /// By time; those of one time in the order in which they were written.
  var sortedRows: [Row] {
    rows.enumerated().sorted { ($0.element.transfer.time, $0.offset) < ($1.element.transfer.time, $1.offset) }
      .map(\.element)
  }

  mutating func add(_ line: LedgerLineSyntax) {
    let start = time(of: line)
    let amount = amount(of: line)
    let every = line.every.flatMap { seconds($0, "every") } ?? 0
    let keeping = line.keeping.flatMap(share) ?? 1
    guard let start, let amount, !isOverBudget else { return }
    lastTime = start
    let fans = line.ends.compactMap { addresses($0) }
    guard fans.count == line.ends.count, let hops = hops(fans, line) else { return }
    var transfer = Transfer(
      time: start, chain: line.chain?.text ?? Self.defaultChain, from: "", to: "", asset: amount.asset,
      amount: amount.amount, usd: amount.usd)
    for (index, hop) in hops.enumerated() {
      if index > 0 {
        transfer.amount *= keeping
        transfer.usd = transfer.usd.map { $0 * keeping }
      }
      guard append(hop, &transfer, every, line) else { return }
    }
  }

  /// Appends one hop of a line, which is one transfer or a fan of them.
  private mutating func append(
    _ hop: [(from: String, to: String)], _ transfer: inout Transfer, _ every: Int64, _ line: LedgerLineSyntax
  ) -> Bool {
    let number = sink.source.line(of: line.span.lowerBound)
    for ends in hop {
      guard rows.count < budget else {
        reportBudget(line.span)
        return false
      }
      transfer.from = ends.from
      transfer.to = ends.to
      rows.append(Row(transfer: transfer, line: number))
      lastTime = transfer.time
      transfer.time += every
    }
    return true
  }

  private mutating func reportBudget(_ span: Span) {
    isOverBudget = true
    sink.report(
      .tooManyTransfers, at: span, "too many transfers in a test", label: "the limit is reached here",
      help: "at most \(Self.maximumPerTest) in a test and \(Self.maximumPerFile) in a file")
  }

  // MARK: Times

  private mutating func time(of line: LedgerLineSyntax) -> Int64? {
    switch line.time.value {
    case .time(let time): return time
    case .duration(let seconds) where line.isRelative:
      if let lastTime { return Self.limited(lastTime + seconds) }
      reportAdrift(line)
      return nil
    case .invalid: return nil
    default:
      report(.wrongDimension, line.time, "a relative time is a duration", "for example `+10m`")
      return nil
    }
  }

  /// Reports the first line that counts from nothing; those after it would only say the same.
  private mutating func reportAdrift(_ line: LedgerLineSyntax) {
    guard !isAdrift else { return }
    isAdrift = true
    sink.report(
      .noTimeBefore, at: line.time.span, "a relative time without a line before", label: "relative to what?",
      help: "start with a date: `2025-02-21 14:16`")
  }

  /// The year 9999 has not come.
  private static func limited(_ time: Int64) -> Int64 { min(time, 253_402_300_799) }

  private func seconds(_ literal: LiteralSyntax, _ word: String) -> Int64? {
    if case .duration(let seconds) = literal.value { return seconds }
    report(.wrongDimension, literal, "`\(word)` takes a duration", "for example `\(word) 30s`")
    return nil
  }

  private func share(_ literal: LiteralSyntax) -> Double? {
    if case .percent(let number) = literal.value { return number.hundredth }
    report(.wrongDimension, literal, "`keeping` takes a percentage", "for example `keeping 99%`")
    return nil
  }

  func report(_ code: DiagnosticCode, _ literal: LiteralSyntax, _ title: String, _ help: String) {
    guard literal.value != .invalid else { return }
    sink.report(code, at: literal.span, title, label: "this is \(literal.value.description)", help: help)
  }
}
