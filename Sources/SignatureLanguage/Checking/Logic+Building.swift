import SignaturePlan

extension Logic {
  /// All of some parts, without needless nesting.
  static func conjunction(_ parts: [Logic]) -> Logic {
    let flat = parts.flatMap(\.conjuncts)
    return flat.count == 1 ? flat[0] : .all(flat)
  }

  /// Any of some parts, without needless nesting.
  static func disjunction(_ parts: [Logic]) -> Logic {
    let flat = parts.flatMap { part in if case .any(let inner) = part { inner } else { [part] } }
    return flat.count == 1 ? flat[0] : .any(flat)
  }

  /// The same tree of other tests; a leaf that has no counterpart holds always.
  func map<Other>(_ convert: (Test) -> Other?) -> Logic<Other> {
    switch self {
    case .test(let leaf): convert(leaf).map(Logic<Other>.test) ?? .always
    case .all(let parts): .all(parts.map { $0.map(convert) })
    case .any(let parts): .any(parts.map { $0.map(convert) })
    case .not(let part): .not(part.map(convert))
    }
  }
}
