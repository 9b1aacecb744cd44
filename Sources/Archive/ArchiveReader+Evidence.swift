extension ArchiveReader {
  /// Transaction ids of a batch as text, nil where one is missing; nil everywhere if the file has none.
  public func transactions(inBatch index: Int) throws(ArchiveError) -> [String?] {
    try evidence(.tx, of: index, accepted: "`string` or `binary`") { bytes, type in
      type.isText ? String(decoding: bytes, as: UTF8.self) : TransactionText.text(of: bytes)
    }
  }

  /// Exact figures of a batch in base units, nil where one is missing; nil everywhere if the file has none.
  public func values(inBatch index: Int) throws(ArchiveError) -> [String?] {
    try evidence(.value, of: index, accepted: "`string`") { bytes, _ in String(decoding: bytes, as: UTF8.self) }
  }

  private func evidence(
    _ role: ColumnRole, of index: Int, accepted: String, _ text: (ArraySlice<UInt8>, ArrowType) -> String
  ) throws(ArchiveError) -> [String?] {
    precondition(rows.indices.contains(index), "batch \(index) of \(rows.count)")
    guard let (chunk, type) = chunk(role, of: index), type != .null else {
      return Array(repeating: nil, count: rows[index])
    }
    let decoder = idle.take()
    defer { idle.put(decoder) }
    do throws(ArchiveError) {
      guard type.isText || (role == .tx && type.isBytes) else {
        throw ArchiveError(.unsupported(.type(type.text, accepted: accepted)), file: path)
      }
      let validity = try Validity(chunk, decoder)
      let (strings, places) = try strings(role, chunk, type: type, validity: validity, decoder)
      if type.isText { try catalog.file.locating { () throws(LocalError) in try strings.requireText() } }
      return (0..<chunk.rows).map { row in
        validity.isNull(row) ? nil : text(strings[places.map { Int($0[row]) } ?? row], type)
      }
    } catch {
      throw located(error, batch: index, column: role.name)
    }
  }

  /// The strings of a column, and for a dictionary column which of them each row has.
  private func strings(
    _ role: ColumnRole, _ chunk: ColumnChunk, type: ArrowType, validity: Validity, _ decoder: BufferDecoder
  ) throws(ArchiveError) -> (ByteStrings, [Int32]?) {
    guard let dictionary = catalog.field(role)?.dictionary else {
      return (try decoder.strings(chunk, type: type, validity: validity), nil)
    }
    let strings = try decoder.dictionary(dictionary.id, type: type, parts: catalog.dictionaries)
    let codes = try decoder.codes(chunk, index: dictionary.index, validity: validity, count: strings.count)
    return (strings, codes)
  }
}
