extension LabelTable {
  /// The names of sets that are no categories.
  private enum Special: String, CaseIterable {
    case actor, label
  }

  /// The names that `members(of:argument:)` knows, for suggestions.
  public static var setNames: [String] { Label.Category.allCases.map(\.rawValue) + Special.allCases.map(\.rawValue) }

  /// The addresses of a label set, each once, in the order of the files.
  ///
  /// - `@bridge`: labels of the category; `@bridge("X")`: those whose entity or exact label is X.
  /// - `@theft("X")`, `@laundering("X")`: as above, or whose case is X.
  /// - `@actor("X")`: labels whose actor is X; `@label("X")`: whose exact label is X; without an argument, any.
  ///
  /// - Returns: nil if no set has the name; empty if nothing matches.
  public func members(of set: String, argument: String?) -> [LabelledAddress]? {
    guard let test = Self.test(set, argument) else { return nil }
    var seen: Set<LabelledAddress> = []
    return labels.lazy.filter(test).map { LabelledAddress(chain: $0.chain, address: $0.address) }
      .filter { seen.insert($0).inserted }
  }

  /// The addresses of services, where flows end: exchanges, bridges, swaps, mixers, pools and others.
  public var services: [LabelledAddress] {
    var seen: Set<LabelledAddress> = []
    return labels.lazy.filter(\.category.isService).map { LabelledAddress(chain: $0.chain, address: $0.address) }
      .filter { seen.insert($0).inserted }
  }

  private static func test(_ set: String, _ argument: String?) -> ((Label) -> Bool)? {
    if let category = Label.Category(rawValue: set) {
      return { $0.category == category && (argument.map($0.isNamed) ?? true) }
    }
    switch Special(rawValue: set) {
    case .actor: return { $0.actor != nil && (argument == nil || $0.actor == argument) }
    case .label: return { argument == nil || $0.label == argument }
    case nil: return nil
    }
  }
}

extension Label {
  /// Whether the entity or the label has the name, or, of a theft or its laundering, the case.
  fileprivate func isNamed(_ name: String) -> Bool {
    if entity == name || label == name { return true }
    return (category == .theft || category == .laundering) && caseName == name
  }
}
