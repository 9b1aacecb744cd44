/// A column, or a part of a nested one.
struct ArrowField: Sendable, Equatable {
  let name: String
  /// The type of the values; those of a dictionary where there is one.
  let type: ArrowType
  let dictionary: ArrowDictionary?
  let children: [ArrowField]
  /// Whether values may be missing; a map's pairs and their keys may not.
  var isNullable = true
  /// What the writer noted about it: an extension type, a description.
  var metadata: [Note] = []

  struct Note: Sendable, Equatable {
    let key: String
    let value: String
  }

  /// The type as a person would write it.
  var typeText: String {
    if let dictionary { return "dictionary<\(dictionary.index.text), \(type.text)>" }
    guard !children.isEmpty else { return type.text }
    return "\(type.text)<\(children.map { "\($0.name): \($0.typeText)" }.joined(separator: ", "))>"
  }
}

/// That a column holds codes into a dictionary.
struct ArrowDictionary: Equatable, Sendable {
  let id: Int64
  let index: ArrowInteger
}

/// The columns of a file and what its writer noted about them.
struct ArrowSchema: Sendable {
  let fields: [ArrowField]
  /// Keys may come twice.
  let metadata: [(key: String, value: String)]
}
