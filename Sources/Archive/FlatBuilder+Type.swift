extension FlatBuilder {
  /// The number of a type, as `ArrowType` reads it, and its own table.
  mutating func type(_ type: ArrowType) -> (number: Int8, table: Int) {
    switch type {
    case .null: return (1, table([]))
    case .int(let integer): return (2, table([.int32(0, Int32(integer.bits)), .int8(1, integer.isSigned ? 1 : 0)]))
    case .float(let bits): return (3, table([.int16(0, bits == 16 ? 0 : bits == 32 ? 1 : 2)]))
    case .bool: return (6, table([]))
    case .decimal(let precision, let scale, let bits):
      return (7, table([.int32(0, Int32(precision)), .int32(1, Int32(scale)), .int32(2, Int32(bits))]))
    case .date(let days): return (8, table([.int16(0, days ? 0 : 1)]))
    case .time(let unit, let bits): return (9, table([.int16(0, unit), .int32(1, Int32(bits))]))
    case .timestamp(let unit, let zone):
      let zone = string(zone ?? "")
      return (10, table([.int16(0, unit.rawValue), .reference(1, zone)]))
    case .interval(let unit): return (11, table([.int16(0, unit.rawValue)]))
    case .fixedBinary(let width): return (15, table([.int32(0, Int32(width))]))
    case .duration(let unit): return (18, table([.int16(0, unit)]))
    default: return nested(type)
    }
  }

  private mutating func nested(_ type: ArrowType) -> (number: Int8, table: Int) {
    switch type {
    case .binary: return (4, table([]))
    case .utf8: return (5, table([]))
    case .list: return (12, table([]))
    case .structure: return (13, table([]))
    case .union(let dense, let ids):
      let list = vector(ofNumbers: ids)
      return (14, table([.int16(0, dense ? 1 : 0), .reference(1, list)]))
    case .fixedList(let count): return (16, table([.int32(0, Int32(count))]))
    case .map(let keysSorted): return (17, table([.int8(0, keysSorted ? 1 : 0)]))
    case .largeBinary: return (19, table([]))
    case .largeUtf8: return (20, table([]))
    case .largeList: return (21, table([]))
    case .runEnd: return (22, table([]))
    case .binaryView: return (23, table([]))
    case .utf8View: return (24, table([]))
    case .listView: return (25, table([]))
    default: return (26, table([]))
    }
  }
}
