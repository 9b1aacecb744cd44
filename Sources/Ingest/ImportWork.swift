import Archive
import Columnar

/// One import under way.
struct ImportWork {
  private let importer: Importer
  private let output: String
  private let sorter: TransferSorter
  private let rejects: RejectFile?
  private var summary = ImportSummary()
  private var omitted = OmittedRecords()
  /// Rows with something wrong in them, and what of the first ten.
  private var badRows = 0
  private var badNotes: [String] = []
  private var notes: [String] = []
  private var unpriced: [ArraySlice<UInt8>: Int] = [:]
  /// Bytes of the files that are read, and of all; nil if one has no size.
  private var bytesDone = 0
  private let bytes: Int?

  init(_ importer: Importer, files: [String], output: String) throws(ImportError) {
    self.importer = importer
    self.output = output
    if case .reject(let path) = importer.onError { rejects = RejectFile(path: path) } else { rejects = nil }
    bytes = files.reduce(0) { sum, path in
      guard let sum, path != ImportFile.standardInput, let size = FileBytes.size(ofFile: path) else { return nil }
      return sum + size
    }
    do { sorter = try TransferSorter(beside: output) } catch {
      throw ImportError(file: output, line: 0, cause: .scratch(error))
    }
  }

  // MARK: Reading

  mutating func read(
    _ path: String, progress: (ImportProgress) throws(ImportError) -> Void
  ) throws(ImportError) {
    let file = try ImportFile(path: path)
    var source = try TransferSource(file.source, name: path, settings: importer.settings)
    let columns = sorter.columns(for: source.reader.marks)
    var rows: [TransferRow] = []
    var records = 0
    while true {
      rows.removeAll(keepingCapacity: true)
      let step = try source.next(into: &rows)
      if case .end = step { break }
      try take(step, rows, columns, source)
      records += 1
      if records & 0xFFF == 0 {
        try progress(.reading(bytes: bytesDone + file.counter.count, of: bytes, rows: sorter.count))
      }
    }
    bytesDone += file.counter.count
    for note in source.notes where !notes.contains(note) { notes.append(note) }
  }

  private mutating func take(
    _ step: TransferSource.Step, _ rows: [TransferRow], _ columns: [Int], _ source: TransferSource
  ) throws(ImportError) {
    switch step {
    case .transfers:
      do throws(ReadFailure) {
        if importer.settings.prices != nil {
          for row in rows where row.usd.isNaN { unpriced[Array(row.asset)[...], default: 0] += 1 }
        }
        for place in rows.indices { try sorter.append(rows, place, columns: columns) }
      } catch { throw ImportError(file: output, line: 0, cause: .scratch(error)) }
    case .omitted(let omission): omitted.add(omission)
    case .bad(let error): try reject(error, source)
    case .end: break
    }
  }

  private mutating func reject(_ error: ImportError, _ source: TransferSource) throws(ImportError) {
    if importer.onError == .stop { throw error }
    summary.skipped += source.lines
    badRows += 1
    if badNotes.count < 10 { badNotes.append("skipped \(error)") }
    try rejects?.add(error, source.record, isLine: source.format.isLines)
  }

  // MARK: Writing

  mutating func finish(progress: (ImportProgress) throws(ImportError) -> Void) throws(ImportError) -> ImportSummary {
    let total = sorter.count
    if total > Int(Int32.max) - 2 { throw ImportError(file: output, line: 0, cause: .tooManyRows) }
    summary.addresses = try sorter.write(to: output) { rows throws(ImportError) in
      try progress(.writing(rows: rows, of: total))
    }
    try rejects?.finish()
    summary.rows = total
    summary.omitted = omitted.total
    summary.notes = notes + omitted.notes + badNotes
    if badRows > badNotes.count { summary.notes.append("\(badRows - badNotes.count) more rows were skipped") }
    summary.unpriced = unpriced.values.reduce(0, +)
    if let note = unpricedNote { summary.notes.append(note) }
    if !sorter.isSorted { summary.notes.append("the rows were not in order of time; they were sorted") }
    return summary
  }

  /// How many transfers have no value, and of which assets, the most frequent first.
  private var unpricedNote: String? {
    guard summary.unpriced > 0 else { return nil }
    let assets = unpriced.map { (name: $0.key.string, count: $0.value) }.sorted {
      ($1.count, $0.name) < ($0.count, $1.name)
    }
    let named = assets.prefix(5).map { "\($0.count) of \(UserText.quoted($0.name))" }.joined(separator: ", ")
    let others = assets.count > 5 ? " and \(assets.count - 5) other assets" : ""
    return "no price for \(summary.unpriced) transfers: \(named)\(others)"
  }
}
