/// What an archive holds and where, read and checked when it is opened: all but the data.
struct ArchiveCatalog: Sendable {
  let file: ArchiveFile
  let limits: ArchiveLimits
  let footer: ArchiveFooter
  /// The footer's own bytes.
  let footerBytes: [UInt8]
  /// For every column with a meaning, its place in the schema.
  let places: [ColumnRole: Int]
  /// The place of the column of message ids, if the file has one of text or bytes.
  let messagePlace: Int?
  let batches: [BatchHeader]
  /// The parts of the dictionaries that `places` refer to, in file order.
  let dictionaries: [DictionaryPart]

  /// One dictionary batch: the dictionary itself, or more values for its end.
  struct DictionaryPart: Sendable {
    let id: Int64
    let isDelta: Bool
    let chunk: ColumnChunk
  }

  init(path: String, limits: ArchiveLimits) throws(ArchiveError) {
    let file = try ArchiveFile(path: path)
    let (footer, footerBytes) = try Self.footer(of: file, limits: limits)
    self.file = file
    self.limits = limits
    self.footer = footer
    self.footerBytes = footerBytes
    places = try Self.places(footer.schema, file: file)
    messagePlace = footer.schema.fields.firstIndex {
      $0.name == ArchiveReader.messageColumn && ($0.type.isText || $0.type.isBytes)
    }
    let opener = MessageOpener(file: file, limits: limits)
    var batches: [BatchHeader] = []
    for (index, block) in footer.batches.enumerated() {
      do throws(ArchiveError) {
        batches.append(try opener.batch(block, fields: footer.schema.fields))
      } catch { throw error.at(batch: index) }
    }
    self.batches = batches
    var used: [Int64: ArrowField] = [:]
    for place in Array(places.values) + [messagePlace].compactMap(\.self) {
      let field = footer.schema.fields[place]
      if let dictionary = field.dictionary { used[dictionary.id] = field }
    }
    var parts: [DictionaryPart] = []
    for block in footer.dictionaries {
      if let part = try opener.dictionary(block, used: used) { parts.append(part) }
    }
    dictionaries = parts
  }

  func field(_ role: ColumnRole) -> ArrowField? { places[role].map { footer.schema.fields[$0] } }

  /// The footer of a file and its own bytes.
  static func footer(
    of file: ArchiveFile, limits: ArchiveLimits
  ) throws(ArchiveError) -> (footer: ArchiveFooter, bytes: [UInt8]) {
    let (start, bytes) = try footerBytes(of: file, limits: limits)
    let footer = try file.locating(base: start) { () throws(LocalError) in
      try ArchiveFooter(bytes, fileBytes: start, limits: limits)
    }
    return (footer, bytes)
  }

  /// Checks start and end of the file, and returns the footer with its place.
  private static func footerBytes(of file: ArchiveFile, limits: ArchiveLimits) throws(ArchiveError) -> (Int, [UInt8]) {
    guard file.size > 0 else { throw ArchiveError(.empty, file: file.path) }
    try checkStart(file.bytes(at: 0, count: min(8, file.size)), file: file)
    // Magic and padding, then at least the end mark of the footer: length and magic.
    guard file.size >= 8 + 10 else { throw ArchiveError(.truncated(bytes: file.size), file: file.path) }
    let tail = try file.bytes(at: file.size - 10, count: 10)
    guard tail[4...].elementsEqual(magic) else { throw ArchiveError(.truncated(bytes: file.size), file: file.path) }
    let length = tail[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    let room = file.size - 8 - 10
    guard length > 0, length <= room else {
      throw ArchiveError(
        .corrupt("footer of \(length) bytes where \(room) have room"), file: file.path, offset: file.size - 10)
    }
    guard length <= limits.metadataBytes else {
      throw ArchiveError(
        .limit(what: "bytes of the footer", limit: limits.metadataBytes, actual: length), file: file.path)
    }
    let start = file.size - 10 - length
    return (start, try file.bytes(at: start, count: length))
  }

  private static let magic = Array("ARROW1".utf8)

  private static func checkStart(_ bytes: [UInt8], file: ArchiveFile) throws(ArchiveError) {
    if bytes.starts(with: magic) { return }
    if magic.starts(with: bytes) { throw ArchiveError(.truncated(bytes: file.size), file: file.path) }
    if bytes.starts(with: "FEA1".utf8) { throw ArchiveError(.unsupported(.featherVersion1), file: file.path) }
    if bytes.starts(with: "PAR1".utf8) { throw ArchiveError(.unsupported(.parquet), file: file.path) }
    if bytes.starts(with: [0xff, 0xff, 0xff, 0xff]) { throw ArchiveError(.unsupported(.stream), file: file.path) }
    throw ArchiveError(.notArrow, file: file.path)
  }

  private static func places(_ schema: ArrowSchema, file: ArchiveFile) throws(ArchiveError) -> [ColumnRole: Int] {
    var places: [ColumnRole: Int] = [:]
    for (place, field) in schema.fields.enumerated() {
      guard let role = ColumnRole.allCases.first(where: { $0.name == field.name }) else { continue }
      guard places.updateValue(place, forKey: role) == nil else {
        throw ArchiveError(.duplicateColumn, file: file.path).at(column: field.name)
      }
    }
    let named = schema.metadata.contains { $0.key == ArchiveMetadata.chain }
    for role in ColumnRole.allCases where places[role] == nil {
      guard role.isRequired || (role == .chain && !named) else { continue }
      throw ArchiveError(.missingColumn(present: schema.fields.map(\.name)), file: file.path).at(column: role.name)
    }
    return places
  }
}

extension ArchiveFile {
  /// Runs code that knows a part of the file only, and gives its errors the name and the place.
  func locating<T>(base: Int = 0, _ body: () throws(LocalError) -> T) throws(ArchiveError) -> T {
    do throws(LocalError) { return try body() } catch {
      throw error.located(in: path, base: base)
    }
  }
}
