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
    merge.joinAddresses()
    var recorder = PastRecorder(assets: assets, settings: settings)
    let file = try ResultFile(path: output)
    var table = ArrowTable(columns: LedgerPast.columns)
    try file.write(table.head())
    var lines: [String] = []
    var starts = inputs.map { _ in 0 }
    var begins: [Int64] = []
    var pasts = StretchPasts()
    var left = 0
    while let run = try merge.next() {
      if left <= 0 {
        if !begins.isEmpty { for batch in pasts.take() { try file.write(table.batch(batch)) } }
        begins.append(run.batch.time[0])
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
        pasts.append(past, begins, of: end, row: row, in: run, isShared: isShared)
        entries += 1
      }
      left -= run.batch.count
      transfers += run.batch.count
      progress(.reading(rows: transfers, of: total))
    }
    if !begins.isEmpty { for batch in pasts.take() { try file.write(table.batch(batch)) } }
    stretches = lines.count
    let metadata: [(key: String, value: String)] = [
      (LedgerPast.Key.format, LedgerPast.version), (LedgerPast.Key.dustFloor, "\(settings.dustFloor)"),
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

/// The rows of one stretch, by ``LedgerPast/ages`` and the columns of ``LedgerPast``.
private struct StretchPasts {
  private var batches = [Batch](repeating: Batch(), count: LedgerPast.ages.count + 1)

  private struct Batch {
    /// Archive, chain, end and code.
    var codes = [[Int32]](repeating: [], count: 4)
    /// First seen, last paid and last arrived.
    var times = [[Int64]](repeating: [], count: 3)
  }

  /// Adds what the address at one end of a transfer had done.
  ///
  /// - Parameters:
  ///   - begins: times with which the stretches begin, that of the transfer last.
  ///   - isShared: whether both ends have codes of one table.
  mutating func append(
    _ past: NodePast, _ begins: [Int64], of end: End, row: Int, in run: InputMerge.Run, isShared: Bool
  ) {
    let place = LedgerPast.age(of: past, in: begins)
    batches[place].codes[0].append(Int32(run.input))
    batches[place].codes[1].append(run.own.chain[row])
    batches[place].codes[2].append(end == .to && !isShared ? 1 : 0)
    batches[place].codes[3].append(end == .from ? run.own.from[row] : run.own.to[row])
    batches[place].times[0].append(past.firstSeen)
    batches[place].times[1].append(past.lastPaid)
    batches[place].times[2].append(past.lastArrived)
  }

  /// The batches of the stretch, which is begun anew.
  mutating func take() -> [[ArrowTable.Column]] {
    defer { self = StretchPasts() }
    return batches.map { batch in batch.codes.map { .codes($0) } + batch.times.map { .counts($0) } }
  }
}
