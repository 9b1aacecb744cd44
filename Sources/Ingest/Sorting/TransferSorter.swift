import Archive
import Columnar

/// Sorts any number of transfers by time in bounded memory: runs on disk, merged at the end.
///
/// The order is stable. What grows in memory is the table of all addresses (some 50 bytes each) and those of chains and
/// assets; rows do not.
final class TransferSorter {
  /// Rows so far.
  private(set) var count = 0
  /// Names of the extra columns so far.
  private(set) var marks: [String] = []
  private(set) var isSorted = true
  private let scratch: ScratchFile
  private var stage: RunStage
  private var runs: [SortedRun] = []
  private var chains = RecentInterner()
  private var assets = RecentInterner()
  private var lastTime = Int64.min
  private var options = ArchiveWriter.Options()

  /// - Parameters:
  ///   - path: the output, beside which the runs are kept.
  ///   - rows: of every run but the last.
  init(beside path: String, rowsPerRun rows: Int = 1 << 18) throws(ReadFailure) {
    scratch = try ScratchFile(beside: path)
    stage = RunStage(rowLimit: rows)
  }

  /// The places of a format's extra columns among all extra columns.
  func columns(for names: [String]) -> [Int] {
    names.map { name in
      if let place = marks.firstIndex(of: name) { return place }
      marks.append(name)
      return marks.count - 1
    }
  }

  /// Adds the transfer at `place`.
  ///
  /// PERF: it is read where it lies; a copy counts the references of its seven texts, twice.
  func append(_ rows: [TransferRow], _ place: Int, columns: [Int]) throws(ReadFailure) {
    let time = rows[place].time
    if time < lastTime { isSorted = false }
    lastTime = time
    if !rows[place].tx.isEmpty { options.hasTransactions = true }
    if !rows[place].value.isEmpty { options.hasValues = true }
    if !rows[place].usd.isNaN { options.hasUSD = true }
    stage.append(
      rows, place, chain: chains.intern(utf8: rows[place].chain), asset: assets.intern(utf8: rows[place].asset),
      columns: columns, width: marks.count)
    count += 1
    if stage.isFull { runs.append(try stage.write(to: scratch)) }
  }

  /// Writes all transfers into an archive.
  ///
  /// - Parameter progress: told how many rows are written; ends the work by throwing.
  /// - Returns: how many addresses there are.
  func write(to path: String, progress: (Int) throws(ImportError) -> Void) throws(ImportError) -> Int {
    let addresses = try scratching(path) { () throws(ReadFailure) in
      if stage.count > 0 { runs.append(try stage.write(to: scratch)) }
      return try AddressMerge.table(&runs, scratch: scratch)
    }
    guard let addresses else { throw ImportError(file: path, line: 0, cause: .tooManyRows) }
    try progress(0)
    let (chainTable, chainRanks) = chains.all.table.sorted()
    let (assetTable, assetRanks) = assets.all.table.sorted()
    options.marks = marks
    let writer = try writing(path) { () throws(ArchiveError) in
      try ArchiveWriter(
        path: path, addresses: addresses, chains: chainTable, assets: assetTable, options: options)
    }
    var merge = RunMerge(
      runs, ranks: CodeRanks(chainRanks: chainRanks, assetRanks: assetRanks), marks: marks.count, scratch: scratch)
    while let (batch, texts) = try scratching(path, { () throws(ReadFailure) in try merge.next() }) {
      try writing(path) { () throws(ArchiveError) in try writer.append(batch, texts: texts) }
      try progress(writer.rowCount)
    }
    try writing(path) { () throws(ArchiveError) in try writer.finish() }
    return addresses.count
  }

  private func writing<Value>(
    _ path: String, _ work: () throws(ArchiveError) -> Value
  ) throws(ImportError) -> Value {
    do { return try work() } catch { throw ImportError(file: path, line: 0, cause: .output(error)) }
  }

  private func scratching<Value>(
    _ path: String, _ work: () throws(ReadFailure) -> Value
  ) throws(ImportError) -> Value {
    do { return try work() } catch { throw ImportError(file: path, line: 0, cause: .scratch(error)) }
  }
}

/// Codes of texts of which one comes many times in a row.
private struct RecentInterner {
  private(set) var all = Interner()
  private var last: (text: ArraySlice<UInt8>, code: Int32)?

  mutating func intern(utf8 text: ArraySlice<UInt8>) -> Int32 {
    if let last, last.text.holdsSame(as: text) { return last.code }
    let code = all.intern(utf8: text)
    // A copy: a slice of the table would make its next growth copy all of it.
    last = (Array(text)[...], code)
    return code
  }
}
