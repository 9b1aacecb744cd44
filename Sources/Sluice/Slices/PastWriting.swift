import Archive
import Matcher
import SignaturePlan

/// Writes down what the addresses of a ledger had done before each stretch of it; see ``LedgerPast``.
public struct PastWriting: Sendable {
  public private(set) var transfers = 0
  public private(set) var stretches = 0
  /// Pasts of addresses, those of all stretches together.
  public private(set) var entries = 0

  /// Transfers of a stretch at least, where no other number is asked for: those of most batches.
  public static let stretch = 50_000

  /// Goes through archives once, and writes the file when all is done.
  ///
  /// - Parameters:
  ///   - every: transfers of a stretch at least, from 1; it ends with those that are read at once.
  ///   - progress: told now and then how far it is.
  /// - Throws: `SluiceError` for what cannot be read or written, and for inputs whose addresses are no dictionary: they
  ///   have no codes.
  @discardableResult
  public init(
    _ paths: [String], to output: String, every: Int = Self.stretch, settings: MatchSettings = .init(),
    progress: (ScanProgress) -> Void = { _ in }
  ) throws(SluiceError) {
    var inputs: [Input] = []
    for path in paths { inputs.append(try Self.open(path)) }
    let total = inputs.reduce(0) { $0 + $1.rowCount }
    var sources: [String] = []
    for input in inputs { sources.append("\(input.rowCount) \(try input.hash())") }
    var numbering = Numbering()
    let assets = AssetCodes(plans: []) { numbering.asset(Array($0.utf8)[...]) }
    var merge = InputMerge(inputs, numbering: numbering, readsMessages: false, keepsOwn: true)
    if let only = inputs.first, inputs.count == 1, only.tables.areShared {
      merge.numbering.expectAll(in: only.tables.from)
    }
    var recorder = PastRecorder(assets: assets, settings: settings)
    let file = try ResultFile(path: output)
    var table = ArrowTable(columns: LedgerPast.columns.map { ($0, .count) })
    try file.write(table.head())
    var lines: [String] = []
    var starts = inputs.map { _ in 0 }
    var pasts = StretchPasts()
    var left = 0
    while let run = try merge.next() {
      if left <= 0 {
        if !lines.isEmpty { try file.write(table.batch(pasts.take())) }
        var now = merge.nextRows
        now[run.input] = run.firstRow
        let changed = now.indices.filter { now[$0] != starts[$0] }.map { " \($0):\(now[$0])" }
        lines.append("\(transfers) \(run.batch.time[0])\(changed.joined())")
        starts = now
        recorder.begin()
        left = every
      }
      let isShared = inputs[run.input].sharesAddresses
      recorder.consume(run.batch) { row, end, past in
        pasts.append(past, of: end, row: row, in: run, isShared: isShared)
        entries += 1
      }
      left -= run.batch.count
      transfers += run.batch.count
      progress(.reading(rows: transfers, of: total))
    }
    if !lines.isEmpty { try file.write(table.batch(pasts.take())) }
    stretches = lines.count
    let metadata: [(key: String, value: String)] = [
      (LedgerPast.Key.format, "1"), (LedgerPast.Key.dustFloor, "\(settings.dustFloor)"),
      (LedgerPast.Key.archives, sources.joined(separator: "\n")),
      (LedgerPast.Key.stretches, lines.joined(separator: "\n")),
    ]
    try file.write(table.end(metadata: metadata))
    try file.finish()
  }

  private static func open(_ path: String) throws(SluiceError) -> Input {
    let input = try Input(path: path)
    guard case .archive = input, !input.tablesGrow else {
      throw SluiceError(
        .data,
        "`\(path)`: its addresses are no dictionary, so that they have no codes; `sluice archive merge` and "
          + "`sluice archive import` write archives that have one")
    }
    return input
  }
}

/// The rows of one stretch, by the columns of ``LedgerPast``.
private struct StretchPasts {
  private var columns = LedgerPast.columns.map { _ in [Int64]() }

  /// Adds what the address at one end of a transfer had done; `isShared` if both ends have codes of one table.
  mutating func append(_ past: NodePast, of end: End, row: Int, in run: InputMerge.Run, isShared: Bool) {
    columns[0].append(Int64(run.input))
    columns[1].append(Int64(run.own.chain[row]))
    columns[2].append(end == .to && !isShared ? 1 : 0)
    columns[3].append(Int64(end == .from ? run.own.from[row] : run.own.to[row]))
    columns[4].append(past.firstSeen)
    columns[5].append(past.lastPaid)
    columns[6].append(past.lastArrived)
  }

  /// All rows; none are left.
  mutating func take() -> [ArrowTable.Column] {
    defer { columns = LedgerPast.columns.map { _ in [] } }
    return columns.map { .counts($0) }
  }
}
