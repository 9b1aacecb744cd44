/// The columns of an excerpt, and where each archive has them.
struct ExcerptColumns {
  let options: ArchiveWriter.Options
  let sources: [Source]
  let notes: [String]

  /// How an archive's columns become those of the excerpt.
  struct Source {
    let dictionaries: [ArchiveCatalog.DictionaryPart]
    /// For each extra column of the excerpt its place among those of the archive; nil where the archive lacks it.
    let places: [Int?]
  }

  init(_ archives: [ArchiveReader]) throws(ArchiveError) {
    var options = ArchiveWriter.Options()
    options.hasTransactions = archives.contains { $0.has(.tx) }
    options.hasValues = archives.contains { $0.has(.value) }
    options.hasUSD = archives.contains { $0.has(.usd) }
    var fields: [[ArrowField]] = []
    for archive in archives {
      let own = try archive.carriedFields()
      fields.append(own)
      for field in own { try Self.unite(field, of: archive, into: &options.carried, archives, fields) }
    }
    options.metadata = Self.metadata(archives)
    self.options = options
    var sources: [Source] = []
    for (archive, own) in zip(archives, fields) {
      let places = options.carried.map { field in own.firstIndex { $0.name == field.name } }
      sources.append(Source(dictionaries: try archive.carriedDictionaries(), places: places))
    }
    self.sources = sources
    notes = Self.notes(archives, options, fields)
  }

  private static func unite(
    _ field: ArrowField, of archive: ArchiveReader, into fields: inout [ArrowField], _ archives: [ArchiveReader],
    _ known: [[ArrowField]]
  ) throws(ArchiveError) {
    guard let first = fields.first(where: { $0.name == field.name }) else { return fields.append(field) }
    guard first.layout != field.layout else { return }
    let other = zip(archives, known).first { $1.contains { $0.name == field.name } }?.0.path ?? ""
    throw ArchiveError(
      .unsupported(.columnTypes(field.typeText, other: first.typeText, file: other)), file: archive.path
    ).at(column: field.name)
  }

  /// What all archives say alike; what describes their own columns and rows is left out.
  private static func metadata(_ archives: [ArchiveReader]) -> [String: String] {
    var common = archives.first?.schemaMetadata ?? [:]
    for archive in archives.dropFirst() { common = common.filter { archive.schemaMetadata[$0.key] == $0.value } }
    return common.filter { !$0.key.hasPrefix("sluice.") && $0.key != "pandas" && !$0.key.hasPrefix("ARROW:") }
  }

  private static func notes(
    _ archives: [ArchiveReader], _ options: ArchiveWriter.Options, _ fields: [[ArrowField]]
  ) -> [String] {
    let known: [(String, ArchiveColumnSet, Bool)] = [
      ("tx", .tx, options.hasTransactions), ("value", .value, options.hasValues), ("usd", .usd, options.hasUSD),
    ]
    var notes: [String] = []
    for (archive, own) in zip(archives, fields) {
      let lacking =
        known.filter { $0.2 && !archive.has($0.1) }.map(\.0)
        + options.carried.map(\.name).filter { name in !own.contains { $0.name == name } }
      guard !lacking.isEmpty else { continue }
      let names = lacking.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
      notes.append(
        "`\(archive.path)` has no column \(names)\(lacking.count > 8 ? ", …" : ""); its rows have nulls there")
    }
    return notes
  }
}

extension ArrowField {
  /// What must be the same in two files for their columns to be one; names of values in lists are the writer's whim.
  fileprivate var layout: String {
    let inner = children.map { type == .structure ? "\($0.name): \($0.layout)" : $0.layout }
    return "\(type) \(inner)"
  }
}

extension ArchiveReader {
  fileprivate var schemaMetadata: [String: String] {
    Dictionary(catalog.footer.schema.metadata.map { ($0.key, $0.value) }) { first, _ in first }
  }
}
