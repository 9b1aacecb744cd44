extension ArrowType {
  /// Bytes of a value, where all have the same; nil for bits, strings and nested types.
  var width: Int? {
    switch self {
    case .int(let integer): integer.bits / 8
    case .float(let bits): bits / 8
    case .decimal(_, _, let bits): bits / 8
    case .date(let days): days ? 4 : 8
    case .time(_, let bits): bits / 8
    case .duration, .timestamp: 8
    case .interval(let unit): unit.width
    case .fixedBinary(let width): width
    default: nil
    }
  }

  /// Whether a column of this type says itself which of its rows are null.
  var hasValidity: Bool {
    switch self {
    case .null, .union: false
    default: true
    }
  }
}

extension ArrowField {
  /// The field under which the values are written again.
  ///
  /// By value nothing is lost: a dictionary, views and runs become what they stand for.
  var carried: ArrowField {
    if type == .runEnd, children.count == 2, dictionary == nil {
      let values = children[1].carried
      return ArrowField(
        name: name, type: values.type, dictionary: nil, children: values.children, isNullable: isNullable,
        metadata: metadata)
    }
    return ArrowField(
      name: name, type: type.carried, dictionary: nil, children: children.map(\.carried), isNullable: isNullable,
      metadata: metadata)
  }

  /// The fields of dictionaries, by id, in this field and those inside it.
  func addDictionaries(to fields: inout [Int64: ArrowField]) {
    if let dictionary { fields[dictionary.id] = self }
    for child in children { child.addDictionaries(to: &fields) }
  }
}

extension ArrowType {
  fileprivate var carried: ArrowType {
    switch self {
    case .utf8View: .utf8
    case .binaryView: .binary
    case .listView: .list
    case .largeListView: .largeList
    default: self
    }
  }
}

extension ArrowField {
  /// Checks that the field has as many fields inside as its type needs, and that a null of it takes no more than `room`.
  ///
  /// A few bytes can declare lists of thousands of millions of values: one null would fill memory.
  func requireCarriable(room: Int) throws(ArchiveError.Cause) {
    let needed =
      switch type {
      case .list, .largeList, .listView, .largeListView, .map, .fixedList: 1...1
      case .runEnd: 2...2
      case .union: 1...128
      default: 0...Int.max
      }
    guard needed.contains(children.count) else {
      throw .corrupt("a \(type.text) of \(children.count) columns")
    }
    guard nullBytes <= room else { throw .limit(what: "bytes of a null", limit: room, actual: nullBytes) }
    for child in children { try child.requireCarriable(room: room) }
  }

  /// Bytes that a null takes in memory, about.
  var nullBytes: Int {
    let inside = children.map(\.nullBytes)
    switch type {
    case .fixedList(let count):
      let (size, overflow) = count.multipliedReportingOverflow(by: inside.first ?? 0)
      return overflow ? .max : size
    case .structure, .union: return inside.reduce(1) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 }
    case .runEnd: return inside.last ?? 8
    default: return type.width ?? 8
    }
  }
}
