/// A grammar without brackets and repetitions: each name has productions, which are sequences.
struct Productions {
  enum Symbol: Hashable {
    case rule(Int)
    case literal(String)
    case tokens(String)
  }

  /// By rule.
  private(set) var bodies: [[[Symbol]]] = []
  private(set) var start = 0
  /// Whether a rule can stand for nothing.
  private(set) var isNullable: [Bool] = []
  private var places: [String: Int] = [:]

  init(_ grammar: Grammar) {
    for name in grammar.rules.keys.sorted() {
      places[name] = bodies.count
      bodies.append([])
    }
    for (name, place) in places {
      if let rule = grammar.rules[name] { bodies[place] = alternatives(rule) }
    }
    start = places[grammar.start] ?? 0
    isNullable = Self.nullable(bodies)
  }

  private mutating func alternatives(_ expression: Grammar.Expression) -> [[Symbol]] {
    switch expression {
    case .choice(let parts): parts.flatMap { alternatives($0) }
    case .sequence(let parts): [parts.map { symbol($0) }]
    case .optional(let part): [[]] + alternatives(part)
    default: [[symbol(expression)]]
    }
  }

  private mutating func symbol(_ expression: Grammar.Expression) -> Symbol {
    switch expression {
    case .literal(let text): return .literal(text)
    case .name(let name): return places[name].map(Symbol.rule) ?? .tokens(name)
    case .many(let part, let least):
      let place = bodies.count
      bodies.append([])
      let first = alternatives(part)
      bodies[place] = (least == 0 ? [[]] : first) + first.map { [.rule(place)] + $0 }
      return .rule(place)
    default:
      let place = bodies.count
      bodies.append([])
      bodies[place] = alternatives(expression)
      return .rule(place)
    }
  }

  private static func nullable(_ bodies: [[[Symbol]]]) -> [Bool] {
    var isNullable = [Bool](repeating: false, count: bodies.count)
    var changes = true
    while changes {
      changes = false
      for (rule, body) in bodies.enumerated() where !isNullable[rule] {
        let found = body.contains {
          $0.allSatisfy { if case .rule(let other) = $0 { isNullable[other] } else { false } }
        }
        if found { (isNullable[rule], changes) = (true, true) }
      }
    }
    return isNullable
  }
}
