/// Makes random sentences of a grammar.
struct SentenceMaker {
  let grammar: Grammar
  private var random: SplitMix
  private var text = ""
  /// How many tokens may still follow before the shortest way out is taken.
  private var budget = 0
  /// The literals and classes that were used.
  private(set) var used: Set<Grammar.Expression> = []
  /// The least number of rules below each rule.
  private let heights: [String: Int]

  init(_ grammar: Grammar, seed: UInt64) {
    self.grammar = grammar
    random = SplitMix(state: seed)
    heights = Self.heights(of: grammar)
  }

  /// A file of about so many tokens.
  mutating func sentence(tokens: Int) -> String {
    text = ""
    budget = tokens
    write(.name(grammar.start), depth: 0)
    return text
  }

  private static let deepest = 24

  private func isShort(_ depth: Int) -> Bool { budget <= 0 || depth > Self.deepest }

  private mutating func write(_ expression: Grammar.Expression, depth: Int) {
    switch expression {
    case .literal(let literal): write(literal, as: expression)
    case .name(let name):
      if let rule = grammar.rules[name] { return write(rule, depth: depth + 1) }
      write(TokenClass.byName[name]?.examples.randomElement(using: &random) ?? name, as: expression)
    case .sequence(let parts):
      for part in parts { write(part, depth: depth) }
    case .choice(let parts): write(choice(of: parts, depth), depth: depth)
    case .optional(let part):
      if !isShort(depth), Bool.random(using: &random) { write(part, depth: depth) }
    case .many(let part, let least):
      let most = isShort(depth) ? least : least + 4
      for _ in 0..<Int.random(in: least...most, using: &random) {
        if part.isLine { text += "\n" }
        write(part, depth: depth)
      }
    }
  }

  private mutating func write(_ token: String, as expression: Grammar.Expression) {
    budget -= 1
    used.insert(expression)
    // A block's braces end the lines around them, and the sign of a label set stands before its name.
    if token == "}" { text += "\n" }
    text += token
    text += token == "{" ? "\n" : token == "@" ? "" : " "
  }

  private mutating func choice(of parts: [Grammar.Expression], _ depth: Int) -> Grammar.Expression {
    let fitting = isShort(depth) ? lowest(of: parts) : parts
    return fitting.randomElement(using: &random) ?? parts[0]
  }

  private func lowest(of parts: [Grammar.Expression]) -> [Grammar.Expression] {
    let known = parts.map { Self.height(of: $0, heights) ?? .max }
    return zip(parts, known).filter { $0.1 == known.min() }.map(\.0)
  }

  // MARK: Heights

  private static func heights(of grammar: Grammar) -> [String: Int] {
    var heights: [String: Int] = [:]
    var before = -1
    while before != heights.count {
      before = heights.count
      // Level by level, so that the first height that is found is the least.
      let found = grammar.rules.filter { heights[$0.key] == nil }.compactMapValues { height(of: $0, heights) }
      for (name, height) in found { heights[name] = height + 1 }
    }
    return heights
  }

  private static func height(of expression: Grammar.Expression, _ heights: [String: Int]) -> Int? {
    switch expression {
    case .literal, .optional, .many(_, atLeast: 0): 0
    case .name(let name): TokenClass.byName[name] == nil ? heights[name] : 0
    case .many(let part, _): height(of: part, heights)
    case .choice(let parts): parts.compactMap { height(of: $0, heights) }.min()
    case .sequence(let parts):
      parts.reduce(0) { total, part in
        guard let total, let height = height(of: part, heights) else { return nil }
        return max(total, height)
      }
    }
  }
}
