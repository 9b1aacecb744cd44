/// The values of an extra column, of whatever type, on their way from one file to another.
struct CarriedColumn: Sendable, Equatable {
  /// Rows.
  private(set) var count: Int
  /// For each row whether it has a value; nil if all have. A union and a column of nulls have none.
  private(set) var isValid: [Bool]?
  private(set) var values: Values

  indirect enum Values: Sendable, Equatable {
    /// A column of nulls.
    case nothing
    /// Values of so many bytes each, one after another.
    case fixed(width: Int, [UInt8])
    case bits([Bool])
    case strings(ByteStrings)
    /// One more offset than rows, ascending from 0 to the length of the values.
    case lists(offsets: [Int], CarriedColumn)
    /// So many values a row.
    case fixedLists(Int, CarriedColumn)
    case structures([CarriedColumn])
    /// For each row the place of a child, and its value in children as long as the column.
    case sparseUnion([Int8], [CarriedColumn])
    /// For each row the place of a child and the place in it.
    case denseUnion([Int8], places: [Int], [CarriedColumn])
  }

  init(count: Int, isValid: [Bool]?, values: Values) {
    self.count = count
    self.isValid = isValid
    self.values = values
  }

  /// No rows, ready for those of a field.
  init(_ field: ArrowField) { self.init(nulls: 0, of: field) }

  /// Rows that are all null.
  init(nulls count: Int, of field: ArrowField) {
    self.count = count
    isValid = count > 0 ? Array(repeating: false, count: count) : nil
    func children(_ rows: Int) -> [CarriedColumn] { field.children.map { CarriedColumn(nulls: rows, of: $0) } }
    switch field.type {
    case .null: values = .nothing
    case .bool: values = .bits(Array(repeating: false, count: count))
    case .list, .largeList, .map:
      values = .lists(offsets: Array(repeating: 0, count: count + 1), children(0).first ?? Self.none)
    case .fixedList(let width): values = .fixedLists(width, children(count * width).first ?? Self.none)
    case .structure: values = .structures(children(count))
    case .union(let dense, _):
      let types = Array(repeating: Int8(0), count: count)
      values =
        dense ? .denseUnion(types, places: Array(0..<count), children(count)) : .sparseUnion(types, children(count))
    default:
      let strings = ByteStrings(bytes: [], offsets: Array(repeating: 0, count: count + 1))
      values =
        field.type.width.map { .fixed(width: $0, Array(repeating: 0, count: count * $0)) } ?? .strings(strings)
    }
    if !field.type.hasValidity { isValid = nil }
  }

  private static let none = CarriedColumn(count: 0, isValid: nil, values: .nothing)

  // MARK: Choosing and joining

  /// Some of the rows, in any order; -1 stands for a null.
  func taking(_ rows: [Int]) -> CarriedColumn {
    var valid: [Bool]?
    if isValid != nil || rows.contains(-1) { valid = rows.map { $0 >= 0 && isValid?[$0] ?? true } }
    if valid?.allSatisfy(\.self) ?? false { valid = nil }
    return CarriedColumn(count: rows.count, isValid: valid, values: values.taking(rows))
  }

  /// Adds some of the rows of another column of the same field.
  mutating func append(_ other: CarriedColumn, _ rows: Range<Int>) {
    append(rows == 0..<other.count ? other : other.taking(Array(rows)))
  }

  /// Adds the rows of another column of the same field.
  mutating func append(_ other: CarriedColumn) {
    if isValid != nil || other.isValid != nil {
      isValid =
        (isValid ?? Array(repeating: true, count: count))
        + (other.isValid ?? Array(repeating: true, count: other.count))
    }
    values.append(other.values, after: count)
    count += other.count
  }
}

extension CarriedColumn.Values {
  fileprivate func taking(_ rows: [Int]) -> Self {
    switch self {
    case .nothing: return .nothing
    case .fixed(let width, let bytes):
      var taken: [UInt8] = []
      taken.reserveCapacity(width * rows.count)
      for row in rows {
        if row < 0 {
          taken.append(contentsOf: repeatElement(0, count: width))
        } else {
          taken.append(contentsOf: bytes[row * width..<(row + 1) * width])
        }
      }
      return .fixed(width: width, taken)
    case .bits(let bits): return .bits(rows.map { $0 >= 0 && bits[$0] })
    case .strings(let strings):
      var taken = ByteStrings()
      for row in rows { taken.append(row < 0 ? [] : strings[row]) }
      return .strings(taken)
    case .lists(let offsets, let child):
      var taken = [0]
      var inner: [Int] = []
      for row in rows {
        if row >= 0 { inner.append(contentsOf: offsets[row]..<offsets[row + 1]) }
        taken.append(inner.count)
      }
      return .lists(offsets: taken, child.taking(inner))
    case .fixedLists(let width, let child):
      return .fixedLists(
        width, child.taking(rows.flatMap { row in (0..<width).map { row < 0 ? -1 : row * width + $0 } }))
    case .structures(let children): return .structures(children.map { $0.taking(rows) })
    case .sparseUnion(let types, let children):
      return .sparseUnion(rows.map { $0 < 0 ? 0 : types[$0] }, children.map { $0.taking(rows) })
    case .denseUnion(let types, let places, let children):
      return Self.taking(rows, types, places, children)
    }
  }

  private static func taking(
    _ rows: [Int], _ types: [Int8], _ places: [Int], _ children: [CarriedColumn]
  ) -> Self {
    var wanted = Array(repeating: [Int](), count: children.count)
    var moved: [Int] = []
    let chosen = rows.map { $0 < 0 ? 0 : types[$0] }
    for (row, type) in zip(rows, chosen) {
      moved.append(wanted[Int(type)].count)
      wanted[Int(type)].append(row < 0 ? -1 : places[row])
    }
    return .denseUnion(chosen, places: moved, zip(children, wanted).map { $0.taking($1) })
  }

  /// - Parameter count: rows before.
  fileprivate mutating func append(_ other: Self, after count: Int) {
    switch (self, other) {
    case (.fixed(let width, var bytes), .fixed(_, let more)):
      self = .nothing
      bytes += more
      self = .fixed(width: width, bytes)
    case (.bits(let bits), .bits(let more)): self = .bits(bits + more)
    case (.strings(var strings), .strings(let more)):
      self = .nothing
      strings.append(more)
      self = .strings(strings)
    case (.lists(let offsets, var child), .lists(let more, let values)):
      let base = child.count
      child.append(values)
      self = .lists(offsets: offsets + more.dropFirst().map { base + $0 }, child)
    case (.fixedLists(let width, var child), .fixedLists(_, let values)):
      child.append(values)
      self = .fixedLists(width, child)
    case (.structures(let children), .structures(let more)): self = .structures(Self.joined(children, more))
    case (.sparseUnion(let types, let children), .sparseUnion(let others, let more)):
      self = .sparseUnion(types + others, Self.joined(children, more))
    case (.denseUnion(let types, let places, let children), .denseUnion(let others, let moved, let more)):
      let bases = children.map(\.count)
      self = .denseUnion(
        types + others, places: places + zip(others, moved).map { bases[Int($0)] + $1 }, Self.joined(children, more))
    default: break
    }
  }

  private static func joined(_ left: [CarriedColumn], _ right: [CarriedColumn]) -> [CarriedColumn] {
    zip(left, right).map { left, right in
      var joined = left
      joined.append(right)
      return joined
    }
  }
}

extension ByteStrings {
  /// Adds one string.
  fileprivate mutating func append(_ string: ArraySlice<UInt8>) {
    bytes.append(contentsOf: string)
    offsets.append(bytes.count)
  }
}
