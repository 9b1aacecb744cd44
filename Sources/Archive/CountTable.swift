/// A table of whole numbers in an Arrow file, as ``ArrowTable`` writes it, open for reading.
public struct CountTable: Sendable {
  public let path: String
  /// Rows of each batch.
  public let rows: [Int]
  /// Notes of the footer; of a key that comes twice the first value.
  public let metadata: [String: String]
  private let file: ArchiveFile
  private let limits: ArchiveLimits
  private let batches: [BatchHeader]

  /// - Parameter columns: names of all columns, in their order.
  /// - Throws: `ArchiveError` if the file is no Arrow file, is damaged, asks for more than `limits`, or has other columns
  ///   than these, each `int64`.
  public init(path: String, columns: [String], limits: ArchiveLimits = .init()) throws(ArchiveError) {
    let file = try ArchiveFile(path: path)
    let footer = try ArchiveCatalog.footer(of: file, limits: limits).footer
    let fields = footer.schema.fields
    for name in columns where !fields.contains(where: { $0.name == name }) {
      throw ArchiveError(.missingColumn(present: fields.map(\.name)), file: path).at(column: name)
    }
    for (place, field) in fields.enumerated() {
      guard place < columns.count, field.name == columns[place], field.type == Self.type, field.dictionary == nil else {
        let accepted = "`int64`, \(columns.count) columns"
        throw ArchiveError(.unsupported(.type(field.type.text, accepted: accepted)), file: path).at(column: field.name)
      }
    }
    let opener = MessageOpener(file: file, limits: limits)
    var batches: [BatchHeader] = []
    for (index, block) in footer.batches.enumerated() {
      do throws(ArchiveError) { batches.append(try opener.batch(block, fields: fields)) } catch {
        throw error.at(batch: index)
      }
    }
    // A row takes more than a byte, however well it is packed: what says otherwise is made to fill memory.
    let sum = batches.reduce(0) { $0 &+ $1.rows }
    guard sum >= 0, sum <= max(limits.harmlessRows, file.size) else {
      throw ArchiveError(.corrupt("\(sum) rows in \(file.size) bytes: less than a byte a row"), file: path)
    }
    self.path = path
    self.file = file
    self.limits = limits
    self.batches = batches
    rows = batches.map(\.rows)
    metadata = Dictionary(footer.metadata.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private static let type = ArrowType.int(ArrowInteger(bits: 64, isSigned: true))

  /// The columns of a batch, in their order; checksums are compared.
  ///
  /// - Throws: `ArchiveError` at damaged buffers and nulls.
  public func batch(_ index: Int) throws(ArchiveError) -> [[Int64]] {
    let decoder = BufferDecoder(file: file, limits: limits, verifiesChecksums: true)
    var columns: [[Int64]] = []
    for chunk in batches[index].chunks {
      do throws(ArchiveError) {
        let validity = try Validity(chunk, decoder)
        try file.locating { () throws(LocalError) in try validity.requireNone(rows: chunk.rows) }
        var values: [Int64] = []
        try decoder.load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &values)
        columns.append(values)
      } catch { throw error.at(batch: index) }
    }
    return columns
  }
}
