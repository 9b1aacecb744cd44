extension MessageBody {
  /// Adds an extra column, with the columns inside it.
  mutating func add(_ column: CarriedColumn, type: ArrowType, children: [ArrowField]) {
    let nulls = type == .null ? column.count : column.isValid.map { valid in valid.count { !$0 } } ?? 0
    addNode(count: column.count, nulls: nulls)
    if type.hasValidity { addBuffer(nulls == 0 ? [] : Self.bitmap(column.isValid ?? [])) }
    switch column.values {
    case .nothing: break
    case .fixed(_, let bytes): addBuffer(bytes)
    case .bits(let bits): addBuffer(Self.bitmap(bits))
    case .strings(let strings):
      addOffsets(strings.offsets, isLarge: type == .largeUtf8 || type == .largeBinary)
      addBuffer(strings.bytes)
    case .lists(let offsets, let child):
      addOffsets(offsets, isLarge: type == .largeList)
      add([child], children)
    case .fixedLists(_, let child): add([child], children)
    case .structures(let columns): add(columns, children)
    case .sparseUnion(let types, let columns):
      addBuffer(numbers(types, type))
      add(columns, children)
    case .denseUnion(let types, let places, let columns):
      addBuffer(numbers(types, type))
      addBuffer(places.map { Int32($0) })
      add(columns, children)
    }
  }

  private mutating func add(_ columns: [CarriedColumn], _ fields: [ArrowField]) {
    for (column, field) in zip(columns, fields) { add(column, type: field.type, children: field.children) }
  }

  private mutating func addOffsets(_ offsets: [Int], isLarge: Bool) {
    if isLarge { addBuffer(offsets.map { Int64($0) }) } else { addBuffer(offsets.map { Int32($0) }) }
  }

  /// The places of children as the numbers by which the type calls them.
  private func numbers(_ places: [Int8], _ type: ArrowType) -> [Int8] {
    guard case .union(_, let ids) = type, !ids.isEmpty else { return places }
    return places.map { Int8(truncatingIfNeeded: ids[Int($0)]) }
  }
}

extension CarriedColumn {
  /// The largest number of bytes of strings, or of values of lists, behind one column; written offsets must reach it.
  var largestExtent: Int {
    switch values {
    case .nothing, .fixed, .bits: 0
    case .strings(let strings): strings.bytes.count
    case .lists(_, let child), .fixedLists(_, let child): max(child.count, child.largestExtent)
    case .structures(let children), .sparseUnion(_, let children), .denseUnion(_, _, let children):
      children.map(\.largestExtent).max() ?? 0
    }
  }
}
