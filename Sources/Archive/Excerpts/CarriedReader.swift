/// Reads extra columns of any type, to write them again.
///
/// Every length, offset and number of a type is checked before it is used.
struct CarriedReader {
  let decoder: BufferDecoder
  /// The parts of the dictionaries of extra columns.
  let dictionaries: [ArchiveCatalog.DictionaryPart]

  func read(_ chunk: ColumnChunk, _ field: ArrowField) throws(ArchiveError) -> CarriedColumn {
    guard chunk.rows <= decoder.limits.nestedValues else {
      throw fail(.limit(what: "values of a nested column", limit: decoder.limits.nestedValues, actual: chunk.rows))
    }
    guard field.dictionary == nil else { return try decoded(chunk, field) }
    if field.type == .runEnd { return try runs(chunk, field) }
    let validity = try field.type.hasValidity ? Validity(chunk, decoder) : nil
    let valid = validity.flatMap { bits in bits.hasNulls ? (0..<chunk.rows).map { !bits.isNull($0) } : nil }
    return CarriedColumn(count: chunk.rows, isValid: valid, values: try values(chunk, field, validity))
  }

  private func values(
    _ chunk: ColumnChunk, _ field: ArrowField, _ validity: Validity?
  ) throws(ArchiveError) -> CarriedColumn.Values {
    if let width = field.type.width {
      let (size, overflow) = chunk.rows.multipliedReportingOverflow(by: width)
      return .fixed(width: width, try bytes(chunk, 1, count: overflow ? .max : size))
    }
    switch field.type {
    case .null: return .nothing
    case .bool:
      let bits = try bytes(chunk, 1, count: (chunk.rows + 7) / 8)
      return .bits((0..<chunk.rows).map { bits[$0 / 8] >> UInt8($0 % 8) & 1 == 1 })
    case .list, .map: return try lists(chunk, field, Int32.self)
    case .largeList: return try lists(chunk, field, Int64.self)
    case .listView: return try views(chunk, field, Int32.self)
    case .largeListView: return try views(chunk, field, Int64.self)
    case .fixedList(let width): return try fixedLists(chunk, field, width)
    case .structure: return .structures(try children(chunk, field, rows: chunk.rows))
    case .union(let dense, let ids): return try union(chunk, field, dense: dense, ids)
    default:
      guard let validity else { return .nothing }
      return .strings(try decoder.strings(chunk, type: field.type, validity: validity))
    }
  }

  // MARK: Parts

  private func bytes(_ chunk: ColumnChunk, _ buffer: Int, count: Int) throws(ArchiveError) -> [UInt8] {
    var bytes: [UInt8] = []
    if count > 0 { try decoder.load(chunk.buffer(buffer), chunk.coding, count: count, into: &bytes) }
    return bytes
  }

  private func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    _ chunk: ColumnChunk, _ buffer: Int, count: Int, _: Number.Type
  ) throws(ArchiveError) -> [Int] {
    var numbers: [Number] = []
    if count > 0 { try decoder.load(chunk.buffer(buffer), chunk.coding, count: count, into: &numbers) }
    return numbers.map { Int(truncatingIfNeeded: $0) }
  }

  private func child(_ chunk: ColumnChunk, _ field: ArrowField) throws(ArchiveError) -> CarriedColumn {
    guard chunk.children.count == 1, field.children.count == 1 else {
      throw fail(.mismatch(what: "columns in a list", expected: 1, actual: field.children.count))
    }
    return try read(chunk.children[0], field.children[0])
  }

  private func children(_ chunk: ColumnChunk, _ field: ArrowField, rows: Int?) throws(ArchiveError) -> [CarriedColumn] {
    var children: [CarriedColumn] = []
    for (part, inner) in zip(chunk.children, field.children) {
      guard part.rows >= rows ?? 0 else {
        throw fail(.mismatch(what: "rows of a nested column", expected: rows ?? 0, actual: part.rows))
      }
      var column = try read(part, inner)
      if let rows, column.count > rows { column = column.taking(Array(0..<rows)) }
      children.append(column)
    }
    return children
  }

  private func fail(_ cause: ArchiveError.Cause) -> ArchiveError { ArchiveError(cause, file: decoder.file.path) }

  // MARK: Lists

  private func lists<Offset: FixedWidthInteger & BitwiseCopyable>(
    _ chunk: ColumnChunk, _ field: ArrowField, _: Offset.Type
  ) throws(ArchiveError) -> CarriedColumn.Values {
    let child = try child(chunk, field)
    guard chunk.rows > 0 else { return .lists(offsets: [0], child.taking([])) }
    let offsets = try numbers(chunk, 1, count: chunk.rows + 1, Offset.self)
    for (before, offset) in zip([0] + offsets, offsets) where offset < before || offset > child.count {
      throw fail(.corrupt("list offset \(offset) after \(before), in \(child.count) values"))
    }
    let (first, last) = (offsets[0], offsets[offsets.count - 1])
    guard first > 0 || last < child.count else { return .lists(offsets: offsets, child) }
    return .lists(offsets: offsets.map { $0 - first }, child.taking(Array(first..<last)))
  }

  private func views<Offset: FixedWidthInteger & BitwiseCopyable>(
    _ chunk: ColumnChunk, _ field: ArrowField, _: Offset.Type
  ) throws(ArchiveError) -> CarriedColumn.Values {
    let child = try child(chunk, field)
    let starts = try numbers(chunk, 1, count: chunk.rows, Offset.self)
    let sizes = try numbers(chunk, 2, count: chunk.rows, Offset.self)
    var offsets = [0]
    var rows: [Int] = []
    for (start, size) in zip(starts, sizes) {
      guard start >= 0, size >= 0, start <= child.count, size <= child.count - start else {
        throw fail(.corrupt("list of \(size) values at \(start), in \(child.count) values"))
      }
      // Many views can show the same values, so their sum is not bounded by the file.
      guard rows.count + size <= decoder.limits.nestedValues else {
        throw fail(
          .limit(what: "values of a nested column", limit: decoder.limits.nestedValues, actual: rows.count + size))
      }
      rows.append(contentsOf: start..<start + size)
      offsets.append(rows.count)
    }
    return .lists(offsets: offsets, try spread(child, rows))
  }

  private func fixedLists(
    _ chunk: ColumnChunk, _ field: ArrowField, _ width: Int
  ) throws(ArchiveError) -> CarriedColumn.Values {
    let child = try child(chunk, field)
    let (needed, overflow) = chunk.rows.multipliedReportingOverflow(by: width)
    guard !overflow, child.count >= needed else {
      throw fail(
        .mismatch(what: "values in lists of \(width)", expected: overflow ? .max : needed, actual: child.count))
    }
    return .fixedLists(width, child.count == needed ? child : child.taking(Array(0..<needed)))
  }

  // MARK: Unions, dictionaries, runs

  private func union(
    _ chunk: ColumnChunk, _ field: ArrowField, dense: Bool, _ ids: [Int32]
  ) throws(ArchiveError) -> CarriedColumn.Values {
    let numbers = try numbers(chunk, 0, count: chunk.rows, Int8.self)
    let known = ids.isEmpty ? field.children.indices.map { Int32($0) } : ids
    var types: [Int8] = []
    for number in numbers {
      guard let place = known.firstIndex(of: Int32(number)), place < field.children.count else {
        throw fail(.corrupt("a union of \(field.children.count) types has a value of type \(number)"))
      }
      types.append(Int8(place))
    }
    guard dense else { return .sparseUnion(types, try children(chunk, field, rows: chunk.rows)) }
    let columns = try children(chunk, field, rows: nil)
    let places = try self.numbers(chunk, 1, count: chunk.rows, Int32.self)
    for (type, place) in zip(types, places) where !(0..<columns[Int(type)].count).contains(place) {
      throw fail(.corrupt("a union points to value \(place) of \(columns[Int(type)].count)"))
    }
    return .denseUnion(types, places: places, columns)
  }

  /// What a column of codes stands for.
  private func decoded(_ chunk: ColumnChunk, _ field: ArrowField) throws(ArchiveError) -> CarriedColumn {
    guard let dictionary = field.dictionary else { return try read(chunk, field) }
    let plain = ArrowField(name: field.name, type: field.type, dictionary: nil, children: field.children)
    var values = CarriedColumn(plain.carried)
    var isFirst = true
    for part in dictionaries where part.id == dictionary.id {
      guard isFirst || part.isDelta else { throw fail(.unsupported(.replacedDictionary(id: part.id))) }
      isFirst = false
      values.append(try read(part.chunk, plain))
    }
    let validity = try Validity(chunk, decoder)
    let codes = try decoder.codes(chunk, index: dictionary.index, validity: validity, count: values.count)
    return try spread(
      values, codes.indices.map { validity.isNull($0) ? -1 : Int(codes[$0]) }, nullBytes: plain.nullBytes)
  }

  /// What a column of runs stands for.
  private func runs(_ chunk: ColumnChunk, _ field: ArrowField) throws(ArchiveError) -> CarriedColumn {
    guard chunk.children.count == 2, case .int(let integer) = field.children[0].type else {
      throw fail(.corrupt("a column of runs without ends"))
    }
    let values = try read(chunk.children[1], field.children[1])
    let ends = try ends(chunk.children[0], integer)
    var rows: [Int] = []
    for (run, end) in ends.enumerated() where rows.count < chunk.rows {
      guard end > rows.count, run < values.count else { throw fail(.corrupt("run \(run) ends at row \(end)")) }
      rows.append(contentsOf: repeatElement(run, count: min(end, chunk.rows) - rows.count))
    }
    guard rows.count == chunk.rows else {
      throw fail(.mismatch(what: "rows of a column of runs", expected: chunk.rows, actual: rows.count))
    }
    return try spread(values, rows)
  }

  /// Rows of which each can come many times, so that the file does not bound what they take.
  private func spread(
    _ values: CarriedColumn, _ rows: [Int], nullBytes: Int = 0
  ) throws(ArchiveError) -> CarriedColumn {
    let size = values.bytes(of: rows, nullBytes: nullBytes, atMost: decoder.limits.carriedBytes)
    guard size <= decoder.limits.carriedBytes else {
      throw fail(.limit(what: "bytes of a column", limit: decoder.limits.carriedBytes, actual: size))
    }
    return values.taking(rows)
  }

  private func ends(_ chunk: ColumnChunk, _ integer: ArrowInteger) throws(ArchiveError) -> [Int] {
    switch integer.bits {
    case 16: try numbers(chunk, 1, count: chunk.rows, Int16.self)
    case 32: try numbers(chunk, 1, count: chunk.rows, Int32.self)
    default: try numbers(chunk, 1, count: chunk.rows, Int64.self)
    }
  }
}
