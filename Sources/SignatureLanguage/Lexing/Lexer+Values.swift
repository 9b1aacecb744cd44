extension Lexer {
  /// Whatever starts with a digit or `$`; whether it means anything is for ``NumberReader`` to say.
  mutating func readNumber() -> Token.Kind {
    let start = position
    if peek() == UInt8(ascii: "$") { position += 1 }
    skip(while: Self.isNumeral)
    if bytes[start] != UInt8(ascii: "$"), let kind = readCalendar() { return kind }
    if peek() == UInt8(ascii: "."), let digit = peek(1), Self.isDigit(digit) {
      position += 1
      skip(while: Self.isNumeral)
    }
    if peek() == UInt8(ascii: "%") { position += 1 } else { skip(while: Self.isWordByte) }
    return .number
  }

  private static func isNumeral(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "_") }

  /// The rest of a date or a time of day after its first digits.
  private mutating func readCalendar() -> Token.Kind? {
    guard let sign = peek(), let digit = peek(1), Self.isDigit(digit) else { return nil }
    switch sign {
    case UInt8(ascii: "-"):
      skip { Self.isDigit($0) || $0 == UInt8(ascii: "-") }
      if peek() == UInt8(ascii: "T") { skip { Self.isWordByte($0) || $0 == UInt8(ascii: ":") } }
      return .date
    case UInt8(ascii: ":"):
      skip { Self.isWordByte($0) || $0 == UInt8(ascii: ":") }
      return .clock
    default:
      return nil
    }
  }

  /// A text in quotes, which ends on its line.
  mutating func readText() -> Token.Kind {
    let start = position
    position += 1
    while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\n") {
      position += byte == UInt8(ascii: "\\") && peek(1) != nil && peek(1) != UInt8(ascii: "\n") ? 2 : 1
    }
    guard peek() == UInt8(ascii: "\"") else {
      if position > start + 1, bytes[position - 1] == UInt8(ascii: "\r") { position -= 1 }
      sink.report(
        .unterminatedText, at: start..<position, "text without its closing quote",
        label: "starts here and never ends", help: "texts end on the line on which they start")
      return .text
    }
    position += 1
    return .text
  }
}
