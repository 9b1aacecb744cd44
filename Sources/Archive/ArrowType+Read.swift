extension ArrowType {
  /// Reads the type of a `Field` table: member `number` of the union of types, with its own table.
  init(number: UInt8, table: FlatTable) throws(LocalError) {
    switch number {
    case 1: self = .null
    case 2: self = try .int(ArrowInteger(table))
    case 3: self = try Self.float(table)
    case 6: self = .bool
    case 7: self = try Self.decimal(table)
    case 8: self = try .date(days: table.number(0, default: Int16(1)) == 0)
    case 9: self = try Self.time(table)
    case 10: self = try Self.timestamp(table)
    case 11: self = try Self.interval(table)
    case 15: self = try .fixedBinary(width: Self.count(table, "width of a fixed_size_binary"))
    case 18: self = try .duration(unit: table.number(0, default: Int16(1)))
    default: self = try Self.variable(number: number, table: table)
    }
  }

  private static func variable(number: UInt8, table: FlatTable) throws(LocalError) -> Self {
    switch number {
    case 4: .binary
    case 5: .utf8
    case 12: .list
    case 13: .structure
    case 14: try union(table)
    case 16: try .fixedList(count(table, "length of a fixed_size_list"))
    case 17: try .map(keysSorted: table.number(0, default: UInt8(0)) != 0)
    case 19: .largeBinary
    case 20: .largeUtf8
    case 21: .largeList
    case 22: .runEnd
    case 23: .binaryView
    case 24: .utf8View
    case 25: .listView
    case 26: .largeListView
    default: throw LocalError(.unsupported(.unknownType(Int(number))), offset: table.position)
    }
  }

  private static func float(_ table: FlatTable) throws(LocalError) -> Self {
    switch try table.number(0, default: Int16(0)) {
    case 0: return .float(bits: 16)
    case 1: return .float(bits: 32)
    case 2: return .float(bits: 64)
    case let other: throw .corrupt("floating-point precision \(other)", at: table.position)
    }
  }

  private static func decimal(_ table: FlatTable) throws(LocalError) -> Self {
    let precision = try Int(table.number(0, default: Int32(0)))
    let scale = try Int(table.number(1, default: Int32(0)))
    let bits = try Int(table.number(2, default: Int32(128)))
    guard [32, 64, 128, 256].contains(bits), (-1000...1000).contains(scale) else {
      throw .corrupt("decimal of \(bits) bits and scale \(scale)", at: table.position)
    }
    return .decimal(precision: precision, scale: scale, bits: bits)
  }

  private static func timestamp(_ table: FlatTable) throws(LocalError) -> Self {
    let unit = try table.number(0, default: Int16(0))
    guard let unit = ArrowTimeUnit(rawValue: unit) else {
      throw .corrupt("time unit \(unit)", at: table.position)
    }
    let zone = try table.string(1)
    guard (zone ?? "").utf8.count <= 128 else { throw .corrupt("time zone of over 128 bytes", at: table.position) }
    return .timestamp(unit, zone: zone == "" ? nil : zone)
  }

  private static func time(_ table: FlatTable) throws(LocalError) -> Self {
    let bits = try Int(table.number(1, default: Int32(32)))
    guard bits == 32 || bits == 64 else { throw .corrupt("time of \(bits) bits", at: table.position) }
    return .time(unit: try table.number(0, default: Int16(1)), bits: bits)
  }

  private static func interval(_ table: FlatTable) throws(LocalError) -> Self {
    let unit = try table.number(0, default: Int16(0))
    guard let unit = IntervalUnit(rawValue: unit) else { throw .corrupt("interval unit \(unit)", at: table.position) }
    return .interval(unit)
  }

  private static func union(_ table: FlatTable) throws(LocalError) -> Self {
    let list = try table.vector(1, stride: 4)
    guard list.count <= 128 else { throw .corrupt("union of \(list.count) types", at: table.position) }
    var ids: [Int32] = []
    for place in 0..<list.count { ids.append(try list.number(place)) }
    return .union(dense: try table.number(0, default: Int16(0)) == 1, ids: ids)
  }

  private static func count(_ table: FlatTable, _ what: String) throws(LocalError) -> Int {
    let count = try Int(table.number(0, default: Int32(0)))
    guard count >= 0 else { throw .corrupt("\(what) is \(count)", at: table.position) }
    return count
  }
}

extension ArrowInteger {
  init(_ table: FlatTable) throws(LocalError) {
    let bits = try Int(table.number(0, default: Int32(0)))
    guard [8, 16, 32, 64].contains(bits) else { throw .corrupt("integer of \(bits) bits", at: table.position) }
    self.init(bits: bits, isSigned: try table.number(1, default: UInt8(0)) != 0)
  }
}
