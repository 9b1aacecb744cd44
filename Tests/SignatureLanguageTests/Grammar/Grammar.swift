import Foundation

/// The grammar that the documentation shows, as data.
struct Grammar {
  indirect enum Expression: Hashable {
    /// `"hop"`
    case literal(String)
    /// `filter`, or a class of tokens such as `NAME`.
    case name(String)
    case sequence([Expression])
    case choice([Expression])
    /// `[x]`
    case optional(Expression)
    /// `x*`, `x+`
    case many(Expression, atLeast: Int)
  }

  /// The first rule is where a file starts.
  private(set) var start = ""
  private(set) var rules: [String: Expression] = [:]

  /// Reads the rules, one after the other: a name, `=`, and what it stands for.
  init(_ text: String) throws {
    var reader = GrammarReader(text)
    while let (name, expression) = try reader.readRule() {
      if rules.isEmpty { start = name }
      guard rules.updateValue(expression, forKey: name) == nil else { throw GrammarError("`\(name)` has two rules") }
    }
  }

  /// The grammar of the language's documentation.
  static func documented() throws -> Grammar {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = root.appending(path: "Sources/SignatureLanguage/SignatureLanguage.docc/Grammar.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    guard let section = text.range(of: "## Syntax\n"),
      let open = text.range(of: "```\n", range: section.upperBound..<text.endIndex),
      let close = text.range(of: "```", range: open.upperBound..<text.endIndex)
    else { throw GrammarError("no grammar in a block below `## Syntax`") }
    return try Grammar(String(text[open.upperBound..<close.lowerBound]))
  }

  /// Every literal and every name in it.
  var parts: Set<Expression> {
    rules.values.reduce(into: []) { $0.formUnion($1.parts) }
  }

  /// The words in quotes.
  var words: Set<String> {
    Set(parts.compactMap { if case .literal(let text) = $0, text.first?.isLetter == true { text } else { nil } })
  }
}

extension Grammar.Expression {
  var parts: Set<Grammar.Expression> {
    switch self {
    case .literal, .name: [self]
    case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.parts) }
    case .optional(let part), .many(let part, _): part.parts
    }
  }

  /// Whether a repetition of it is a list of lines: a rule, or a choice between rules.
  var isLine: Bool {
    switch self {
    case .name: true
    case .choice(let parts): parts.allSatisfy(\.isLine)
    default: false
    }
  }
}

struct GrammarError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
