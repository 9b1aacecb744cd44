/// What a step is called, and by which tokens.
struct StepName: Sendable, Hashable {
  /// Given, or implied by the keyword: `hop`, `hop2`.
  var text: String
  /// The token of the name; that of the keyword if none was given.
  var token: Int
  var isGiven: Bool
  /// The token of the keyword, that of the inner step after `optional`; the colon where it is still missing.
  var keyword: Int

  /// The names of all steps among some statements, as the checker gives them.
  static func names(of statements: [Passage], _ tokens: [Token], _ text: SourceText) -> [Int: StepName] {
    var names: [Int: StepName] = [:]
    var given: Set<String> = []
    var counts: [String: Int] = [:]
    for (index, statement) in statements.enumerated() {
      if statement.block == .file {
        given = givenNames(from: index, statements, tokens, text)
        counts = [:]
      }
      guard statement.block == .steps, var name = StepName(statement, tokens, text) else { continue }
      if !name.isGiven { name.text = implied(name.text, given, &counts) }
      names[index] = name
    }
    return names
  }

  private init?(_ statement: Passage, _ tokens: [Token], _ text: SourceText) {
    guard let first = statement.heading.first, tokens[first].kind == .word, tokens[first].keyword != .or else {
      return nil
    }
    let last = statement.heading.upperBound - 1
    var place = first
    var name: Int?
    // `exit: optional hop` and `optional exit: hop` both name the hop.
    while place < last {
      if tokens[place].kind == .word, tokens[place + 1].kind == .colon {
        name = name ?? place
        place = min(place + 2, last)
      } else if tokens[place].keyword == .optional, tokens[place + 1].kind == .word {
        place += 1
      } else {
        break
      }
    }
    isGiven = name != nil
    keyword = place
    token = name ?? place
    self.text = text.text(tokens[token].span)
  }

  /// The names that the steps of one signature are given.
  private static func givenNames(
    from signature: Int, _ statements: [Passage], _ tokens: [Token], _ text: SourceText
  ) -> Set<String> {
    let inner = statements[(signature + 1)...].prefix { $0.block != .file }
    let names = inner.filter { $0.block == .steps }.compactMap { StepName($0, tokens, text) }
    return Set(names.filter(\.isGiven).map(\.text))
  }

  private static func implied(_ keyword: String, _ given: Set<String>, _ counts: inout [String: Int]) -> String {
    while true {
      let count = (counts[keyword] ?? 0) + 1
      counts[keyword] = count
      let name = count == 1 ? keyword : "\(keyword)\(count)"
      if !given.contains(name) { return name }
    }
  }
}
