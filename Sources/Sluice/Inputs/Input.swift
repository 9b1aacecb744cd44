import Archive
import Columnar
import Ingest

/// One file of transfers that is open: an archive, or a CSV file imported into memory.
enum Input {
  case archive(ArchiveReader)
  case imported(ImportedLedger, path: String, hash: String)

  /// Opens a file by what it holds.
  init(path: String) throws(SluiceError) {
    let bytes: SniffedBytes
    do { bytes = try SniffedBytes(path: path) } catch { throw .unreadable(path, error) }
    if bytes.isArrow {
      do { self = .archive(try ArchiveReader(path: path)) } catch { throw SluiceError(error) }
    } else {
      do {
        let ledger = try TransferCSV().read(bytes, name: path)
        self = .imported(ledger, path: path, hash: "sha256:\(bytes.hash)")
      } catch { throw SluiceError(error) }
    }
  }

  var path: String {
    switch self {
    case .archive(let reader): reader.path
    case .imported(_, let path, _): path
    }
  }

  var rowCount: Int {
    switch self {
    case .archive(let reader): reader.rowCount
    case .imported(let ledger, _, _): ledger.count
    }
  }

  var batchCount: Int {
    switch self {
    case .archive(let reader): reader.batchCount
    case .imported: 1
    }
  }

  /// What was assumed in reading it.
  var notes: [String] {
    switch self {
    case .archive(let reader): reader.notes
    case .imported(let ledger, _, _): ledger.notes
    }
  }

  /// Whether the file has a column of values in USD.
  var hasUSD: Bool {
    switch self {
    case .archive(let reader): reader.has(.usd)
    case .imported(let ledger, _, _): ledger.batch.usd.contains { !$0.isNaN }
    }
  }

  /// Hash for provenance.
  func hash() throws(SluiceError) -> String {
    switch self {
    case .archive(let reader): do { return try reader.digest() } catch { throw SluiceError(error) }
    case .imported(_, _, let hash): return hash
    }
  }

  /// Seconds since 1970-01-01 UTC of the first and last transfer; nil if there is none.
  func times() throws(SluiceError) -> ClosedRange<Int64>? {
    let occupied = (0..<batchCount).filter { !rows(inBatch: $0).isEmpty }
    guard let first = occupied.first, let last = occupied.last, let start = try batch(first).time.first,
      let end = try batch(last).time.last, start <= end
    else { return nil }
    return start...end
  }
}
