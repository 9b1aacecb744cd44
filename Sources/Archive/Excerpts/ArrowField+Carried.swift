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
