/// Reads XML as far as published lists go: elements, attributes, text. No document types, and so no entities but the five.
///
/// Ours, because Foundation's parser would make every machine that scans need libxml2.
struct XMLTokens {
  enum Token: Equatable {
    /// The name without its prefix, and the attributes.
    case open(String, [String: String])
    case close(String)
    /// Without white space around it; never empty.
    case text(String)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var pending: Token?
  /// Elements that are open.
  private var depth = 0
  /// Published lists have a dozen.
  private static let deepest = 64
  /// From 1.
  private(set) var line = 1

  struct Fault: Error {
    let words: String
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next token; nil at the end.
  mutating func next() throws(Fault) -> Token? {
    if let token = pending {
      pending = nil
      return token
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        let text = try unescaped(take(until: "<", includingEnd: false, mayEnd: true))
        if !text.isEmpty { return .text(text) }
      } else if let token = try markup() {
        return token
      }
    }
    return nil
  }

  private mutating func markup() throws(Fault) -> Token? {
    if begins("<!--") {
      _ = try take(until: "-->", includingEnd: true)
      return nil
    }
    if begins("<?") {
      _ = try take(until: "?>", includingEnd: true)
      return nil
    }
    if begins("<![CDATA[") {
      let text = try take(until: "]]>", includingEnd: true).dropFirst(9).dropLast(3)
      return text.isEmpty ? nil : .text(String(decoding: text, as: UTF8.self))
    }
    guard !begins("<!") else { throw Fault(words: "a document type is not read") }
    let tag = try take(until: ">", includingEnd: true).dropFirst().dropLast()
    guard tag.count <= 1 << 16 else { throw Fault(words: "a tag of \(tag.count) bytes") }
    if tag.first == UInt8(ascii: "/") {
      depth -= 1
      return .close(Self.name(tag.dropFirst()))
    }
    let isEmpty = tag.last == UInt8(ascii: "/")
    let name = Self.name(tag)
    if isEmpty { pending = .close(name) } else { depth += 1 }
    guard depth <= Self.deepest else { throw Fault(words: "elements inside each other over \(Self.deepest) deep") }
    return .open(name, try attributes(isEmpty ? tag.dropLast() : tag))
  }

  private func begins(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  /// The bytes up to a mark.
  private mutating func take(
    until mark: String, includingEnd: Bool, mayEnd: Bool = false
  ) throws(Fault) -> ArraySlice<UInt8> {
    let mark = Array(mark.utf8)
    let start = position
    while position < bytes.count, !(bytes[position] == mark[0] && bytes[position...].starts(with: mark)) {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
    guard position < bytes.count || mayEnd else { throw Fault(words: "the file ends inside a tag") }
    if includingEnd { position += mark.count }
    return bytes[start..<position]
  }

  private static func name(_ tag: ArraySlice<UInt8>) -> String {
    let name = tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    return String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
  }

  private func attributes(_ tag: ArraySlice<UInt8>) throws(Fault) -> [String: String] {
    var found: [String: String] = [:]
    var rest = tag.drop { $0 > 0x20 }
    while true {
      rest = rest.drop { $0 <= 0x20 }
      guard !rest.isEmpty else { return found }
      let name = rest.prefix { $0 != UInt8(ascii: "=") }
      rest = rest.dropFirst(name.count + 1).drop { $0 <= 0x20 }
      guard let quote = rest.first, quote == 0x22 || quote == 0x27 else {
        throw Fault(words: "an attribute without a value")
      }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 2)
      found[String(decoding: name, as: UTF8.self)] = try unescaped(value)
    }
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  private func unescaped(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
    guard let raw = String(validating: bytes, as: UTF8.self) else { throw Fault(words: "text that is not UTF-8") }
    let text = raw.split(omittingEmptySubsequences: false) { $0 == "&" }
    var result = String(text[0])
    for part in text.dropFirst() {
      let name = part.prefix { $0 != ";" }
      guard name.count < part.count else { throw Fault(words: "`&` without `;`") }
      if let known = Self.entities[String(name)] {
        result += known
      } else if let scalar = Self.scalar(name) {
        result.unicodeScalars.append(scalar)
      } else {
        throw Fault(words: "an unknown entity")
      }
      result += part.dropFirst(name.count + 1)
    }
    let start = result.drop { $0.isWhitespace }
    return String(start.prefix(start.count - start.reversed().prefix { $0.isWhitespace }.count))
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init)
  }
}
