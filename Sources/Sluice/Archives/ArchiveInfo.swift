import Archive
import Columnar
import Reports

/// What an archive's headers say, without reading its rows.
public struct ArchiveInfo: Sendable {
  public var path: String
  public var bytes: Int
  public var rows: Int
  public var batches: Int
  public var addresses: Int
  public var chains: [String]
  public var assets: [String]
  public var columns: [Column]
  /// Seconds since 1970-01-01 UTC.
  public var firstTime: Int64?
  public var lastTime: Int64?
  public var hash: String
  public var notes: [String]

  public struct Column: Sendable, Equatable {
    public var name: String
    public var type: String
    /// Whether scans read the column.
    public var isUsed: Bool
  }

  /// Opens an archive and describes it; times take a look at its first and last batch.
  public init(path: String) throws(SluiceError) {
    do {
      let reader = try ArchiveReader(path: path)
      self.path = path
      bytes = reader.byteCount
      rows = reader.rowCount
      batches = reader.batchCount
      addresses =
        reader.addressesAreShared
        ? reader.fromAddresses.count
        : Set(
          reader.fromAddresses.strings + reader.toAddresses.strings
        ).count
      chains = reader.chains.strings
      assets = reader.assets.strings
      columns = reader.columns.map { Column(name: $0.name, type: $0.type, isUsed: $0.isUsed) }
      hash = try reader.digest()
      notes = reader.notes
      readTimes(reader)
    } catch { throw SluiceError(error) }
  }

  /// Takes the times from the first and the last batch; where they cannot be read, a note says why, for the rest of the
  /// description is still worth having.
  private mutating func readTimes(_ reader: ArchiveReader) {
    let occupied = (0..<reader.batchCount).filter { reader.rows(inBatch: $0) > 0 }
    do throws(ArchiveError) {
      if let first = occupied.first { firstTime = try reader.batch(first, columns: .time).time.first }
      if let last = occupied.last { lastTime = try reader.batch(last, columns: .time).time.last }
    } catch { notes.append("\(error)") }
  }
}

extension StringTable {
  fileprivate var strings: [String] { (0..<count).map { self[$0] } }
}
