import Columnar
import Synchronization

/// An archive that is open for reading: an Arrow IPC file with the columns that Sluice knows.
///
/// Opening reads and checks all headers and the dictionaries; batches are decoded when they are asked for, from
/// any number of threads.
public final class ArchiveReader: Sendable {
  /// The path as the caller gave it.
  public let path: String
  /// Bytes of the file.
  public let byteCount: Int
  /// Rows of all batches.
  public let rowCount: Int
  /// Every column of the file, in its order.
  public let columns: [ArchiveColumn]
  /// The columns with a meaning for Sluice that the file has.
  public let columnSet: ArchiveColumnSet
  /// Schema and footer metadata; of a key that comes twice the first value, and a note.
  public let metadata: [String: String]
  /// What the reader assumed, for people: one line each.
  public let notes: [String]
  /// Whether codes of `from` and `to` are of one table; they are not to be compared otherwise.
  public let addressesAreShared: Bool
  /// The statistics in the footer of an archive that Sluice wrote, one per batch; nil for other files.
  public let statistics: [BatchStatistics]?

  let outline: ArchiveOutline
  let sources: TextSources
  /// Rows of each batch, and of all batches before it.
  let rows: [Int]
  let firstRows: [Int]
  let verifiesChecksums: Bool
  let state: Mutex<ReaderState>
  /// Decoders that no thread uses at the moment.
  let idle: DecoderPool

  /// Opens an archive.
  ///
  /// - Parameter verifiesChecksums: whether LZ4 checksums are compared, at the cost of some speed.
  /// - Throws: `ArchiveError` if the file is not an archive, is damaged, asks for more than `limits`, or has
  ///   columns of other types than Sluice reads.
  public convenience init(
    path: String, limits: ArchiveLimits = .init(), verifiesChecksums: Bool = false
  ) throws(ArchiveError) {
    try self.init(ArchiveOutline(path: path, limits: limits), verifiesChecksums: verifiesChecksums)
  }

  /// Opens an archive whose outline is known.
  ///
  /// - Throws: as the other.
  public init(_ outline: ArchiveOutline, verifiesChecksums: Bool = false) throws(ArchiveError) {
    let (catalog, description) = (outline.catalog, outline.description)
    let limits = catalog.limits
    let pool = DecoderPool(file: catalog.file, limits: limits, verifiesChecksums: verifiesChecksums)
    let decoder = pool.take()
    let sources = try TextSources(catalog, decoder)
    pool.put(decoder)
    path = catalog.file.path
    byteCount = catalog.file.size
    rows = catalog.batches.map(\.rows)
    firstRows = description.firstRows
    rowCount = description.rowCount
    columns = description.columns
    columnSet = ArchiveColumnSet(catalog.places.keys.map { ArchiveColumnSet($0) })
    metadata = description.metadata
    notes = description.notes
    statistics = description.statistics
    addressesAreShared = sources.addressesAreShared
    self.outline = outline
    self.sources = sources
    self.verifiesChecksums = verifiesChecksums
    state = Mutex(ReaderState(batches: catalog.batches.count))
    idle = pool
  }

  var catalog: ArchiveCatalog { outline.catalog }

  public var batchCount: Int { rows.count }

  /// Rows of one batch.
  public func rows(inBatch index: Int) -> Int { rows[index] }

  /// Row of the file, from 0, with which a batch begins.
  public func firstRow(ofBatch index: Int) -> Int { firstRows[index] }

  /// Whether the file has all of these columns; the chain that the metadata names counts as one.
  public func has(_ columns: ArchiveColumnSet) -> Bool {
    var present = columnSet
    if case .constant = sources.chain { present.insert(.chain) }
    return present.isSuperset(of: columns)
  }

  /// The chains that the codes of batches stand for; see `fromAddresses`.
  public var chains: StringTable { table(sources.chain) }
  /// The assets that the codes of batches stand for; see `fromAddresses`.
  public var assets: StringTable { table(sources.asset) }
  /// The addresses that codes in `from` stand for.
  ///
  /// Of a dictionary column the table is complete from the start. Of a plain column it grows as batches are
  /// decoded: a table taken now has the codes of all batches decoded before. Taking it in between makes the next
  /// batch copy it, so take it once, after the last batch.
  public var fromAddresses: StringTable { table(sources.from) }
  /// The addresses that codes in `to` stand for; see `fromAddresses`.
  public var toAddresses: StringTable { table(sources.to) }

  /// Whether all tables are complete from the start, as they are in every archive that Sluice wrote.
  public var tablesAreComplete: Bool {
    [sources.chain, sources.asset, sources.from, sources.to].allSatisfy {
      if case .strings = $0 { false } else { true }
    }
  }

  private func table(_ source: TextSource) -> StringTable {
    switch source {
    case .dictionary(let loaded, _): loaded.table
    case .constant(let table): table
    case .strings(_, let interner): state.withLock { $0.interners[interner].table }
    }
  }
}
