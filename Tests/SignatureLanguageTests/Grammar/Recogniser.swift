@testable import SignatureLanguage

/// Says whether tokens can be derived from a grammar (Earley's algorithm, with nullable rules stepped over when they are
/// predicted, after Aycock and Horspool).
struct Recogniser {
  private let productions: Productions

  init(_ grammar: Grammar) { productions = Productions(grammar) }

  private struct Item: Hashable {
    var rule: Int
    var body: Int
    var dot: Int
    var origin: Int
  }

  /// The tokens that were read at one place: each item once, in the order of their discovery.
  private struct Column {
    var items: [Item] = []
    var known: Set<Item> = []
    /// Items that wait for a rule.
    var waiting: [Int: [Item]] = [:]

    mutating func add(_ item: Item) {
      if known.insert(item).inserted { items.append(item) }
    }
  }

  /// Where the tokens stop making sense: the first token that no derivation can read; nil if all can be derived.
  func failure(in tokens: [GrammarToken]) -> String? {
    var columns = [Column()]
    for body in productions.bodies[productions.start].indices {
      columns[0].add(Item(rule: productions.start, body: body, dot: 0, origin: 0))
    }
    for place in 0...tokens.count {
      let wanted = complete(place, &columns)
      guard place < tokens.count else { break }
      let read = wanted.filter { Self.matches($0.symbol, tokens[place]) }
      if read.isEmpty {
        let expected = Set(wanted.map { "\($0.symbol)" }).sorted().joined(separator: ", ")
        return "line \(tokens[place].line): `\(tokens[place].text)` where the grammar has \(expected)"
      }
      var next = Column()
      for (item, _) in read { next.add(Self.advanced(item)) }
      columns.append(next)
    }
    let isWhole = columns[tokens.count].items.contains { item in
      item.rule == productions.start && item.origin == 0 && item.dot == body(item).count
    }
    return isWhole ? nil : "the grammar wants more at the end"
  }

  private func body(_ item: Item) -> [Productions.Symbol] { productions.bodies[item.rule][item.body] }

  private static func advanced(_ item: Item) -> Item {
    Item(rule: item.rule, body: item.body, dot: item.dot + 1, origin: item.origin)
  }

  /// Predicts and completes until nothing is new; what can read a token.
  private func complete(_ place: Int, _ columns: inout [Column]) -> [(item: Item, symbol: Productions.Symbol)] {
    var wanted: [(item: Item, symbol: Productions.Symbol)] = []
    var index = 0
    while index < columns[place].items.count {
      let item = columns[place].items[index]
      index += 1
      let body = body(item)
      guard item.dot < body.count else {
        for parent in columns[item.origin].waiting[item.rule] ?? [] { columns[place].add(Self.advanced(parent)) }
        continue
      }
      guard case .rule(let rule) = body[item.dot] else {
        wanted.append((item, body[item.dot]))
        continue
      }
      columns[place].waiting[rule, default: []].append(item)
      for body in productions.bodies[rule].indices {
        columns[place].add(Item(rule: rule, body: body, dot: 0, origin: place))
      }
      if productions.isNullable[rule] { columns[place].add(Self.advanced(item)) }
    }
    return wanted
  }

  private static func matches(_ symbol: Productions.Symbol, _ token: GrammarToken) -> Bool {
    switch symbol {
    case .literal(let text): token.text == text && token.kind != .text
    case .tokens(let name): TokenClass.byName[name]?.holds(token.kind, token.text) == true
    case .rule: false
    }
  }
}
