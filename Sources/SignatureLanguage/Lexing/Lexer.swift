/// Cuts a source into tokens. Never fails: bytes that mean nothing become ``Token/Kind/invalid`` and a diagnostic.
struct Lexer {
  let bytes: [UInt8]
  let sink: DiagnosticSink
  var position = 0
  private var isLineStart = true
  private var tokens: [Token] = []

  /// All tokens, comments included; the last one is ``Token/Kind/end``.
  static func tokens(of source: SourceText, sink: DiagnosticSink) -> [Token] {
    var lexer = Lexer(bytes: source.bytes, sink: sink)
    while lexer.readToken() {}
    return lexer.tokens
  }

  private init(bytes: [UInt8], sink: DiagnosticSink) {
    self.bytes = bytes
    self.sink = sink
    // A byte order mark says nothing here.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The byte so many places on; nil past the end.
  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  mutating func skip(while belongs: (UInt8) -> Bool) {
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
  }

  /// - Returns: whether there is more to read.
  private mutating func readToken() -> Bool {
    skipBlanks()
    let start = position
    guard let byte = peek() else {
      append(.end, from: start)
      return false
    }
    if sink.isFull { position = bytes.count } else { append(readKind(byte), from: start) }
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\n"): isLineStart = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return
      }
      position += 1
    }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    var keyword: Keyword?
    if kind == .word, position - start <= 9 {
      keyword = Keyword(word: String(decoding: bytes[start..<position], as: UTF8.self))
    }
    tokens.append(Token(kind: kind, keyword: keyword, startsLine: isLineStart, span: start..<position))
    if kind != .comment { isLineStart = false }
  }

  /// Reads one token that starts with the given byte, and says what it is.
  private mutating func readKind(_ byte: UInt8) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
      skip { $0 != UInt8(ascii: "\n") }
      return .comment
    case UInt8(ascii: "\""):
      return readText()
    case UInt8(ascii: "@"):
      position += 1
      skip(while: Self.isWordByte)
      return .set
    case _ where Self.isDigit(byte) || byte == UInt8(ascii: "$"):
      return readNumber()
    case _ where Self.isWordByte(byte):
      skip(while: Self.isWordByte)
      return .word
    default:
      return readSign(byte) ?? readInvalid()
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == 0x5F || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
