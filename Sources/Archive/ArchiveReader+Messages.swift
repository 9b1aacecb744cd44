extension ArchiveReader {
  /// The name of the extra column of ids of messages between chains.
  public static let messageColumn = "message_id"

  /// Whether the file has ids of messages between chains, as text or bytes.
  public var hasMessages: Bool { catalog.messagePlace != nil }

  /// Ids of messages between chains of a batch as text, nil where one is missing; nil if the file has none.
  ///
  /// A column of that name and of another type is one that Sluice passes over.
  public func messages(inBatch index: Int) throws(ArchiveError) -> [String?]? {
    precondition(rows.indices.contains(index), "batch \(index) of \(rows.count)")
    guard let place = catalog.messagePlace else { return nil }
    let decoder = idle.take()
    defer { idle.put(decoder) }
    do throws(ArchiveError) {
      return try messages(
        catalog.batches[index].chunks[place], catalog.footer.schema.fields[place], decoder)
    } catch {
      throw located(error, batch: index, column: Self.messageColumn)
    }
  }

  private func messages(
    _ chunk: ColumnChunk, _ field: ArrowField, _ decoder: BufferDecoder
  ) throws(ArchiveError) -> [String?] {
    let validity = try Validity(chunk, decoder)
    var places: [Int32]?
    let strings: ByteStrings
    if let dictionary = field.dictionary {
      strings = try decoder.dictionary(dictionary.id, type: field.type, parts: catalog.dictionaries)
      places = try decoder.codes(chunk, index: dictionary.index, validity: validity, count: strings.count)
    } else {
      strings = try decoder.strings(chunk, type: field.type, validity: validity)
    }
    if field.type.isText { try catalog.file.locating { () throws(LocalError) in try strings.requireText() } }
    return (0..<chunk.rows).map { row in
      guard !validity.isNull(row) else { return nil }
      let bytes = strings[places.map { Int($0[row]) } ?? row]
      if bytes.isEmpty { return nil }
      return field.type.isText ? String(decoding: bytes, as: UTF8.self) : TransactionText.text(of: bytes)
    }
  }
}
