/// A table of whole numbers in an Arrow file, as ``ArrowTable`` writes it, open for reading.
public struct CountTable: Sendable {
  public let path: String
  /// Notes of the footer; of a key that comes twice the first value.
  public let metadata: [String: String]
  private let file: ArchiveFile
  private let limits: ArchiveLimits
  private let fields: [ArrowField]
  private let kinds: [ArrowTable.Kind]
  private let blocks: [ArchiveFooter.Block]

  /// - Parameters:
  ///   - columns: names of all columns and their kinds, codes or counts, in their order.
  ///   - version: the note that tells of which version the table is, and the one that is read.
  /// - Throws: `ArchiveError` if the file is no Arrow file, is damaged, asks for more than `limits`, is of another version,
  ///   or has other columns than these.
  public init(
    path: String, columns: [(name: String, kind: ArrowTable.Kind)], version: (key: String, value: String),
    limits: ArchiveLimits = .init()
  ) throws(ArchiveError) {
    precondition(columns.allSatisfy { $0.kind == .code || $0.kind == .count }, "whole numbers")
    let file = try ArchiveFile(path: path)
    let footer = try ArchiveCatalog.footer(of: file, limits: limits).footer
    let fields = footer.schema.fields
    metadata = Dictionary(footer.metadata.map { ($0.key, $0.value) }) { first, _ in first }
    if let found = metadata[version.key], found != version.value {
      throw ArchiveError(.unsupported(.tableVersion(found)), file: path)
    }
    for column in columns where !fields.contains(where: { $0.name == column.name }) {
      throw ArchiveError(.missingColumn(present: fields.map(\.name)), file: path).at(column: column.name)
    }
    for (place, field) in fields.enumerated() {
      guard place < columns.count, field.name == columns[place].name, field.type == columns[place].kind.type,
        field.dictionary == nil
      else {
        let accepted = place < columns.count ? "`\(columns[place].kind.type.text)`" : "\(columns.count) columns"
        throw ArchiveError(.unsupported(.type(field.type.text, accepted: accepted)), file: path).at(column: field.name)
      }
    }
    self.path = path
    self.file = file
    self.limits = limits
    self.fields = fields
    kinds = columns.map(\.kind)
    blocks = footer.batches
  }

  /// Batches of the file; the header of each is read when it is asked for, as there may be a great many.
  public var batchCount: Int { blocks.count }

  /// The columns of a batch, of their kinds and in their order; checksums are compared.
  ///
  /// - Throws: `ArchiveError` at damaged headers and buffers, and nulls.
  public func batch(_ index: Int) throws(ArchiveError) -> [ArrowTable.Column] {
    let header: BatchHeader
    do throws(ArchiveError) {
      header = try MessageOpener(file: file, limits: limits).batch(blocks[index], fields: fields)
      // A row takes more than a byte, however well it is packed: what says otherwise is made to fill memory.
      guard header.rows <= max(limits.harmlessRows, file.size) else {
        throw ArchiveError(.corrupt("\(header.rows) rows in \(file.size) bytes: less than a byte a row"), file: path)
      }
    } catch { throw error.at(batch: index) }
    let decoder = BufferDecoder(file: file, limits: limits, verifiesChecksums: true)
    var columns: [ArrowTable.Column] = []
    for (chunk, kind) in zip(header.chunks, kinds) {
      do throws(ArchiveError) {
        let validity = try Validity(chunk, decoder)
        try file.locating { () throws(LocalError) in try validity.requireNone(rows: chunk.rows) }
        if kind == .code {
          columns.append(.codes(try Self.values(chunk, decoder)))
        } else {
          columns.append(.counts(try Self.values(chunk, decoder)))
        }
      } catch { throw error.at(batch: index) }
    }
    return columns
  }

  private static func values<Value: BitwiseCopyable & Numeric>(
    _ chunk: ColumnChunk, _ decoder: BufferDecoder
  ) throws(ArchiveError) -> [Value] {
    var values: [Value] = []
    try decoder.load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &values)
    return values
  }
}
