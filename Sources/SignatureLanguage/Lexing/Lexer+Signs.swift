extension Lexer {
  /// One sign of one or two characters; nil, and nothing read, if there is none.
  mutating func readSign(_ byte: UInt8) -> Token.Kind? {
    if isAtBlockComment { return nil }
    if let next = peek(1), let kind = Self.pair(byte, next) {
      position += 2
      return kind
    }
    guard let kind = Self.single(byte) else { return nil }
    position += 1
    return kind
  }

  /// `/*` and `*/`, which another language means by comments.
  private var isAtBlockComment: Bool {
    let pair = [peek(), peek(1)]
    return pair == [UInt8(ascii: "/"), UInt8(ascii: "*")] || pair == [UInt8(ascii: "*"), UInt8(ascii: "/")]
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Token.Kind? {
    switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
    case (".", "."): .range
    case ("-", ">"): .arrow
    case ("!", "="): .notEqual
    case ("<", "="): .lessOrEqual
    case (">", "="): .greaterOrEqual
    case ("=", "="): .equal
    default: nil
    }
  }

  private static func single(_ byte: UInt8) -> Token.Kind? {
    switch Unicode.Scalar(byte) {
    case "{": .leftBrace
    case "}": .rightBrace
    case "(": .leftParenthesis
    case ")": .rightParenthesis
    case ",": .comma
    case ":": .colon
    case ".": .dot
    case "+": .plus
    case "-": .minus
    case "*": .times
    case "/": .slash
    case "%": .modulo
    case "=": .equal
    case "<": .less
    case ">": .greater
    default: nil
    }
  }

  /// A run of bytes that begin no token, as one token and one diagnostic.
  mutating func readInvalid() -> Token.Kind {
    let start = position
    if isAtBlockComment { position += 2 } else { skip(while: Self.isInvalid) }
    // Part of a pair that nothing completes: `!`.
    if position == start { position += 1 }
    let span = start..<position
    let text = String(decoding: bytes[span], as: UTF8.self)
    guard String(validating: bytes[span], as: UTF8.self) != nil else {
      sink.report(
        .invalidUTF8, at: span, "bytes that are no UTF-8", label: "not text", help: "save the file as UTF-8")
      return .invalid
    }
    sink.report(
      .unexpectedCharacter, at: span, "unexpected \(UserText.quoted(text))", label: "no part of the language",
      help: Self.advice(for: text))
    return .invalid
  }

  private static func isInvalid(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x22, 0x24, 0x40, 0x21: false
    default: !isWordByte(byte) && single(byte) == nil
    }
  }

  private static func advice(for text: String) -> String? {
    switch text.unicodeScalars.first {
    case "#", "/", "*": "a comment starts with `//`"
    case "&": "conditions are joined by `,`, `and` or `or`"
    case "|": "alternatives are joined by `or`"
    case "!": "write `not`, or `!=` between two values"
    case "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": "texts stand in plain double quotes"
    case "\u{2026}": "a range has two dots: `9..60`"
    case "\u{2265}", "\u{2264}": "write `>=` or `<=`"
    default: nil
    }
  }
}
