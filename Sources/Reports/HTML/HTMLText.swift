/// HTML as it is written, from front to end; text from data can end no element and steer no reader.
struct HTMLText {
  private(set) var string = ""

  /// Markup of our own.
  mutating func raw(_ markup: String) { string += markup }

  /// Text from anywhere.
  mutating func text(_ text: String) { string += Self.escaped(text) }

  /// An element with a text in it.
  mutating func element(_ name: String, _ text: String) { string += "<\(name)>\(Self.escaped(text))</\(name)>" }

  /// The same with attributes, which are markup of our own.
  mutating func element(_ name: String, _ attributes: String, _ text: String) {
    string += "<\(name) \(attributes)>\(Self.escaped(text))</\(name)>"
  }

  /// Text that is safe inside of an element and of an attribute in quotes; characters that would turn its direction or
  /// break a line are written out.
  static func escaped(_ text: String) -> String {
    let plain = TerminalText.escaped(text)
    guard plain.utf8.contains(where: { special($0) != nil }) else { return plain }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(plain.utf8.count + 16)
    for byte in plain.utf8 {
      if let name = special(byte) { bytes.append(contentsOf: name.utf8) } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func special(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  /// A length in pixels with at most one decimal.
  static func pixels(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
