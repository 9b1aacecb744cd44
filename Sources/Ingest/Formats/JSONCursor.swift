/// The text of one JSON value, read from left to right; what is not asked for is passed over.
struct JSONCursor {
  /// Where the text is not JSON, or not what was asked for.
  struct Fault: Error {
    /// Bytes from the front, from 0.
    var offset: Int
  }

  private let utf8: ArraySlice<UInt8>
  private var position: Int
  /// Nesting at which values are refused.
  private static let depthLimit = 64

  init(_ utf8: ArraySlice<UInt8>) {
    self.utf8 = utf8
    position = utf8.startIndex
  }

  private var fault: Fault { Fault(offset: position - utf8.startIndex) }

  /// The next byte that is no space; nil at the end.
  private mutating func peek() -> UInt8? {
    while position < utf8.endIndex {
      let byte = utf8[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return byte }
      position += 1
    }
    return nil
  }

  private mutating func take(_ character: Unicode.Scalar) throws(Fault) {
    guard peek() == UInt8(ascii: character) else { throw fault }
    position += 1
  }

  /// Checks that nothing follows.
  mutating func finish() throws(Fault) {
    if peek() != nil { throw fault }
  }

  // MARK: Values

  /// Reads an object; the closure reads the value of each key, or passes over it.
  mutating func object(
    _ read: (ArraySlice<UInt8>, inout JSONCursor) throws(Fault) -> Void
  ) throws(Fault) {
    try take("{")
    if peek() == UInt8(ascii: "}") {
      position += 1
      return
    }
    while true {
      guard let key = try string() else { throw fault }
      try take(":")
      try read(key, &self)
      if peek() == UInt8(ascii: "}") {
        position += 1
        return
      }
      try take(",")
    }
  }

  /// Reads an array, or null, which stands for an empty one.
  mutating func array(_ read: (inout JSONCursor) throws(Fault) -> Void) throws(Fault) {
    if try takeNull() { return }
    try take("[")
    if peek() == UInt8(ascii: "]") {
      position += 1
      return
    }
    while true {
      try read(&self)
      if peek() == UInt8(ascii: "]") {
        position += 1
        return
      }
      try take(",")
    }
  }

  /// A string, unescaped; nil for null.
  mutating func string() throws(Fault) -> ArraySlice<UInt8>? {
    if try takeNull() { return nil }
    try take("\"")
    let start = position
    while position < utf8.endIndex {
      switch utf8[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return utf8[start..<position]
      case UInt8(ascii: "\\"): return try escaped(from: start)
      case 0..<0x20: throw fault
      default: position += 1
      }
    }
    throw fault
  }

  /// A number or a string as its text: some writers put long numbers in quotes. nil for null.
  mutating func scalar() throws(Fault) -> ArraySlice<UInt8>? {
    guard let first = peek() else { throw fault }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "n") { return try string() }
    let start = position
    while position < utf8.endIndex, Self.isNumber(utf8[position]) { position += 1 }
    guard position > start else { throw fault }
    return utf8[start..<position]
  }

  /// true or false; nil for null.
  mutating func boolean() throws(Fault) -> Bool? {
    if try takeNull() { return nil }
    if try takeWord("true") { return true }
    guard try takeWord("false") else { throw fault }
    return false
  }

  /// Passes over a value of any kind, without recursion.
  mutating func skip() throws(Fault) {
    var closings: [UInt8] = []
    repeat {
      guard let byte = peek(), closings.count < Self.depthLimit else { throw fault }
      switch byte {
      case UInt8(ascii: "{"): closings.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): closings.append(UInt8(ascii: "]"))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard closings.popLast() == byte else { throw fault }
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard !closings.isEmpty else { throw fault }
      case UInt8(ascii: "\""):
        _ = try string()
        continue
      default:
        try skipWord()
        continue
      }
      position += 1
    } while !closings.isEmpty
  }

  // MARK: Parts

  private mutating func skipWord() throws(Fault) {
    let start = position
    while position < utf8.endIndex, Self.isNumber(utf8[position]) || (0x61...0x7A).contains(utf8[position]) {
      position += 1
    }
    if position == start { throw fault }
  }

  private mutating func takeNull() throws(Fault) -> Bool { try takeWord("null") }

  private mutating func takeWord(_ word: String) throws(Fault) -> Bool {
    guard let first = peek() else { throw fault }
    let isHere = first == word.utf8.first && utf8[position...].starts(with: word.utf8)
    if isHere { position += word.utf8.count }
    return isHere
  }

  private static func isNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x2B || byte | 0x20 == 0x65
  }

  private mutating func escaped(from start: Int) throws(Fault) -> ArraySlice<UInt8> {
    var text = Array(utf8[start..<position])
    while position < utf8.endIndex {
      let byte = utf8[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return text[...] }
      if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
    }
    throw fault
  }

  private mutating func escape() throws(Fault) -> [UInt8] {
    guard position < utf8.endIndex else { throw fault }
    let letter = utf8[position]
    position += 1
    switch letter {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): return [0x20]
    case UInt8(ascii: "u"):
      guard utf8.endIndex - position >= 4,
        let code = UInt32(String(decoding: utf8[position..<position + 4], as: UTF8.self), radix: 16)
      else { throw fault }
      position += 4
      return Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default: return [letter]
    }
  }
}
