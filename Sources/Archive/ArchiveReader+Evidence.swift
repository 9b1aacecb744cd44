extension ArchiveReader {
  /// Transaction ids of a batch as text, nil where one is missing; nil everywhere if the file has none.
  public func transactions(inBatch index: Int) throws(ArchiveError) -> [String?] {
    try texts(catalog.places[.tx], of: index, takesBytes: true) ?? Array(repeating: nil, count: rows[index])
  }

  /// Exact figures of a batch in base units, nil where one is missing; nil everywhere if the file has none.
  public func values(inBatch index: Int) throws(ArchiveError) -> [String?] {
    try texts(catalog.places[.value], of: index, takesBytes: false) ?? Array(repeating: nil, count: rows[index])
  }

  /// The name of the extra column of ids of messages between chains.
  public static let messageColumn = "message_id"

  /// Whether the file has ids of messages between chains, as text or bytes.
  public var hasMessages: Bool { catalog.messagePlace != nil }

  /// Ids of messages between chains of a batch as text, nil where one is missing; nil if the file has none.
  ///
  /// A column of that name and of another type is one that Sluice passes over.
  public func messages(inBatch index: Int) throws(ArchiveError) -> [String?]? {
    try texts(catalog.messagePlace, of: index, takesBytes: true)?.map { $0?.isEmpty ?? true ? nil : $0 }
  }

  /// The texts of a column in a batch; nil if there is no such column, or one of nothing but nulls.
  private func texts(_ place: Int?, of index: Int, takesBytes: Bool) throws(ArchiveError) -> [String?]? {
    precondition(rows.indices.contains(index), "batch \(index) of \(rows.count)")
    guard let place, catalog.footer.schema.fields[place].type != .null else { return nil }
    let field = catalog.footer.schema.fields[place]
    let chunk = catalog.batches[index].chunks[place]
    let decoder = idle.take()
    defer { idle.put(decoder) }
    do throws(ArchiveError) {
      guard field.type.isText || takesBytes && field.type.isBytes else {
        let accepted = takesBytes ? "`string` or `binary`" : "`string`"
        throw ArchiveError(.unsupported(.type(field.type.text, accepted: accepted)), file: path)
      }
      let validity = try Validity(chunk, decoder)
      let (strings, places) = try strings(chunk, field, validity, decoder)
      return (0..<chunk.rows).map { row in
        guard !validity.isNull(row) else { return nil }
        let bytes = strings[places.map { Int($0[row]) } ?? row]
        return field.type.isText ? String(decoding: bytes, as: UTF8.self) : TransactionText.text(of: bytes)
      }
    } catch {
      throw located(error, batch: index, column: field.name)
    }
  }

  /// The strings of a column, text known to be text, and for a dictionary column which of them each row has.
  private func strings(
    _ chunk: ColumnChunk, _ field: ArrowField, _ validity: Validity, _ decoder: BufferDecoder
  ) throws(ArchiveError) -> (ByteStrings, [Int32]?) {
    guard let dictionary = field.dictionary else {
      let strings = try decoder.strings(chunk, type: field.type, validity: validity)
      return (try checked(strings, field), nil)
    }
    let strings = try strings(ofDictionary: dictionary.id, field, decoder)
    return (strings, try decoder.codes(chunk, index: dictionary.index, validity: validity, count: strings.count))
  }

  /// The strings of a dictionary, read once for all batches.
  private func strings(
    ofDictionary id: Int64, _ field: ArrowField, _ decoder: BufferDecoder
  ) throws(ArchiveError) -> ByteStrings {
    if let known = state.withLock({ $0.dictionaries[id] }) { return known }
    let strings = try checked(decoder.dictionary(id, type: field.type, parts: catalog.dictionaries), field)
    state.withLock { $0.dictionaries[id] = strings }
    return strings
  }

  private func checked(_ strings: ByteStrings, _ field: ArrowField) throws(ArchiveError) -> ByteStrings {
    if field.type.isText { try catalog.file.locating { () throws(LocalError) in try strings.requireText() } }
    return strings
  }
}
