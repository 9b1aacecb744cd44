import Archive
import Columnar
import Ingest

/// One file of transfers that is open: an archive, or a CSV file imported into memory.
enum Input {
  case archive(ArchiveReader)
  case imported(ImportedLedger, path: String, hash: String)

  /// Opens a file by what it holds.
  init(path: String) throws(SluiceError) {
    if try Self.isArrow(path) {
      do { self = .archive(try ArchiveReader(path: path)) } catch { throw SluiceError(error) }
    } else {
      do { self = .imported(try TransferCSV().read(path: path), path: path, hash: try Self.hash(path)) } catch {
        throw (error as? ImportError).map(SluiceError.init) ?? (error as? SluiceError) ?? SluiceError(.data, "\(error)")
      }
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

  private static func isArrow(_ path: String) throws(SluiceError) -> Bool {
    do {
      var head = [UInt8](repeating: 0, count: 6)
      let count = try FileBytes(path: path).read(into: &head)
      let magic = Array("ARROW1".utf8)
      return count > 0 && (head.starts(with: magic) || head.starts(with: Array("FEA1".utf8)) || named(path))
    } catch { throw .unreadable(path, error) }
  }

  /// Whether the name promises an Arrow file, so that a damaged one is not taken for CSV.
  private static func named(_ path: String) -> Bool { path.hasSuffix(".arrow") || path.hasSuffix(".feather") }

  private static func hash(_ path: String) throws(SluiceError) -> String {
    do {
      let file = try FileBytes(path: path)
      var hash = SHA256()
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try file.read(into: &buffer), count > 0 { hash.update(buffer[..<count]) }
      return "sha256:\(hash.hexadecimal())"
    } catch { throw .unreadable(path, error) }
  }
}
