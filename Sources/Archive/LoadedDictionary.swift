import Columnar

/// A dictionary of a text column, put together from its parts.
struct LoadedDictionary: Sendable {
  let table: StringTable
  /// Values in the file, some perhaps twice: codes in the file are below it.
  let declaredCount: Int
  /// Where the file has a value twice: for every code in the file the code in `table`.
  let canonical: [Int32]?

  init(_ strings: ByteStrings) {
    declaredCount = strings.count
    let table = StringTable(bytes: strings.bytes, offsets: strings.offsets)
    // Sorted, as Sluice writes them, is the quick way to know that all differ.
    guard !table.isStrictlyAscending else {
      (self.table, canonical) = (table, nil)
      return
    }
    // An address with two codes would be two addresses to a matcher.
    var interner = Interner()
    let codes = (0..<table.count).map { interner.intern(utf8: table.utf8($0)) }
    let isUnique = interner.count == table.count
    self.table = isUnique ? table : interner.table
    canonical = isUnique ? nil : codes
  }
}

extension BufferDecoder {
  /// The values of a dictionary whose parts the catalog knows; bytes of any kind.
  func dictionary(_ id: Int64, type: ArrowType, parts: [ArchiveCatalog.DictionaryPart]) throws(ArchiveError)
    -> ByteStrings
  {
    var strings = ByteStrings()
    var isFirst = true
    for part in parts where part.id == id {
      guard isFirst || part.isDelta else {
        throw ArchiveError(.unsupported(.replacedDictionary(id: id)), file: file.path)
      }
      isFirst = false
      try checkRatio(part.chunk)
      let validity = try Validity(part.chunk, self)
      guard !validity.hasNulls else { throw ArchiveError(.unsupported(.nullInDictionary), file: file.path) }
      strings.append(try self.strings(part.chunk, type: type, validity: validity))
      try requireRoom(strings)
    }
    return strings
  }

  /// The same, as text: UTF-8, or addresses of 20 bytes in hexadecimal.
  func textDictionary(
    _ id: Int64, type: ArrowType, parts: [ArchiveCatalog.DictionaryPart]
  ) throws(ArchiveError) -> LoadedDictionary {
    do throws(ArchiveError) {
      let strings = try dictionary(id, type: type, parts: parts)
      try requireShort(strings)
      return LoadedDictionary(try text(strings, type: type))
    } catch {
      var error = error
      // A row of the dictionary is no row of the file.
      error.row = nil
      throw error
    }
  }

  /// Makes text of a decoded column: checks strings, and writes addresses of 20 bytes in hexadecimal.
  func text(_ strings: ByteStrings, type: ArrowType) throws(ArchiveError) -> ByteStrings {
    if type == .fixedBinary(width: 20) { return strings.hexadecimal() }
    guard type.isText else {
      throw ArchiveError(.unsupported(.type(type.text, accepted: "`string`")), file: file.path)
    }
    try file.locating { () throws(LocalError) in try strings.requireText() }
    return strings
  }

  /// Refuses a dictionary that is all repetition, before it is unpacked.
  private func checkRatio(_ chunk: ColumnChunk) throws(ArchiveError) {
    for range in chunk.buffers {
      let declared = try declaredBytes(range, chunk.coding)
      guard declared <= limits.harmlessBytes || declared / ArchiveLimits.dictionaryRatio <= range.length else {
        throw ArchiveError(
          .corrupt("\(range.length) bytes of a dictionary declare \(declared)"), file: file.path, offset: range.offset)
      }
    }
  }

  /// Refuses strings that are too long for an address, a chain or an asset.
  func requireShort(_ strings: ByteStrings) throws(ArchiveError) {
    guard strings.bytes.count > limits.stringBytes else { return }
    for row in 0..<strings.count {
      let size = strings.offsets[row + 1] - strings.offsets[row]
      guard size <= limits.stringBytes else {
        throw ArchiveError(.limit(what: "bytes of one text", limit: limits.stringBytes, actual: size), file: file.path)
          .at(row: row)
      }
    }
  }

  private func requireRoom(_ strings: ByteStrings) throws(ArchiveError) {
    let limit = limits.dictionaryBytes
    guard strings.bytes.count <= limit else {
      throw ArchiveError(
        .limit(what: "bytes of a dictionary", limit: limit, actual: strings.bytes.count), file: file.path)
    }
    guard strings.count < Int32.max else {
      throw ArchiveError(
        .limit(what: "values of a dictionary", limit: Int(Int32.max), actual: strings.count), file: file.path)
    }
  }
}
