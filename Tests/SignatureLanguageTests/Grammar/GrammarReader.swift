/// Reads EBNF: `a = "x" b* | [c] (d | e)+`.
struct GrammarReader {
  private let tokens: [Substring]
  private var index = 0

  init(_ text: String) { tokens = Self.tokens(of: text) }

  /// Names, texts in quotes, and signs.
  private static func tokens(of text: String) -> [Substring] {
    var rest = text[...]
    var tokens: [Substring] = []
    while let first = rest.first {
      let length =
        if first == "\"" {
          (rest.dropFirst().firstIndex(of: "\"").map { rest.distance(from: rest.startIndex, to: $0) } ?? 0) + 1
        } else if first.isLetter { rest.prefix { $0.isLetter }.count } else { 1 }
      if !first.isWhitespace { tokens.append(rest.prefix(length)) }
      rest = rest.dropFirst(length)
    }
    return tokens
  }

  private func peek(_ ahead: Int = 0) -> Substring { index + ahead < tokens.count ? tokens[index + ahead] : "" }

  private mutating func take(_ sign: Substring) -> Bool {
    guard peek() == sign else { return false }
    index += 1
    return true
  }

  /// The next rule; nil at the end.
  mutating func readRule() throws -> (String, Grammar.Expression)? {
    if index == tokens.count { return nil }
    let name = String(peek())
    index += 1
    guard name.first?.isLetter == true, take("=") else { throw GrammarError("expected a rule at `\(name)`") }
    return (name, try readChoice())
  }

  private mutating func readChoice() throws -> Grammar.Expression {
    var parts = [try readSequence()]
    while take("|") { parts.append(try readSequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func readSequence() throws -> Grammar.Expression {
    var parts: [Grammar.Expression] = []
    while let part = try readPart() { parts.append(part) }
    if parts.isEmpty { throw GrammarError("expected something at `\(peek())`") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func readPart() throws -> Grammar.Expression? {
    guard var part = try readAtom() else { return nil }
    while true {
      if take("*") {
        part = .many(part, atLeast: 0)
      } else if take("+") {
        part = .many(part, atLeast: 1)
      } else {
        return part
      }
    }
  }

  private mutating func readAtom() throws -> Grammar.Expression? {
    let token = peek()
    switch token.first {
    case "\"":
      index += 1
      return .literal(String(token.dropFirst().dropLast()))
    case "(", "[":
      index += 1
      let choice = try readChoice()
      guard take(token == "(" ? ")" : "]") else { throw GrammarError("`\(token)` is not closed before `\(peek())`") }
      return token == "(" ? choice : .optional(choice)
    case let first? where first.isLetter && peek(1) != "=":
      index += 1
      return .name(String(token))
    default:
      return nil
    }
  }
}
