/// Tests joined by and, or, not.
public indirect enum Logic<Test: Sendable & Hashable>: Sendable, Hashable {
  case test(Test)
  /// True if every part is; empty: true.
  case all([Logic])
  /// True if some part is; empty: false.
  case any([Logic])
  case not(Logic)

  /// True of everything.
  public static var always: Logic { .all([]) }

  /// Whether the whole holds, given which tests do.
  public func holds(_ test: (Test) -> Bool) -> Bool {
    switch self {
    case .test(let leaf): test(leaf)
    case .all(let parts): parts.allSatisfy { $0.holds(test) }
    case .any(let parts): parts.contains { $0.holds(test) }
    case .not(let part): !part.holds(test)
    }
  }

  /// Every test in the tree, from left to right.
  public var tests: [Test] {
    switch self {
    case .test(let leaf): [leaf]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    }
  }

  /// The parts that must all hold.
  public var conjuncts: [Logic] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }
}

extension Logic: Codable where Test: Codable {}
