/// JSON (RFC 8259) as it is written, from front to end; members stand in the order in which they are written.
///
/// Control characters are escaped, those above ASCII and the line separators of JavaScript too: a line of output must
/// neither break nor steer a terminal.
public struct JSONText: Sendable {
  /// What was written so far, valid UTF-8.
  public private(set) var utf8: [UInt8] = []
  private var needsComma = false

  public init() {}

  public var string: String { String(decoding: utf8, as: UTF8.self) }

  // MARK: Structure

  /// An object; `fill` writes its members.
  public mutating func object(_ fill: (inout JSONText) -> Void) { enclose("{", "}", fill) }

  /// An array; `fill` writes its values.
  public mutating func array(_ fill: (inout JSONText) -> Void) { enclose("[", "]", fill) }

  /// An array of one value for each element.
  public mutating func array<Element>(_ elements: [Element], _ write: (inout JSONText, Element) -> Void) {
    array { json in for element in elements { write(&json, element) } }
  }

  /// The name of a member, whose value is to be written next.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    utf8.append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Values

  public mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  /// A number in the fewest digits that give the same one back; one that JSON cannot say is null.
  public mutating func value(_ number: Double) { raw(Self.text(of: number)) }

  public mutating func value(_ number: Int) { raw(String(number)) }

  public mutating func value(_ truth: Bool) { raw(truth ? "true" : "false") }

  public mutating func null() { raw("null") }

  /// The text, or null.
  public mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  /// The number, or null.
  public mutating func value(_ number: Int?) {
    if let number { value(number) } else { null() }
  }

  /// The number, or null.
  public mutating func value(_ number: Double?) {
    if let number { value(number) } else { null() }
  }

  /// `8`, `0.1`, `1e+16`; integers below 2^53 without a fraction.
  public static func text(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    let isWhole = number.magnitude < 0x1p53 && number == Double(Int64(number))
    if isWhole, number != 0 || number.sign == .plus { return String(Int64(number)) }
    return number.description
  }

  // MARK: Bytes

  private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ fill: (inout JSONText) -> Void) {
    separate()
    utf8.append(UInt8(ascii: open))
    needsComma = false
    fill(&self)
    utf8.append(UInt8(ascii: close))
    needsComma = true
  }

  /// Writes the comma that a value or name needs that is not the first.
  private mutating func separate() {
    if needsComma { utf8.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func raw(_ text: String) {
    separate()
    utf8.append(contentsOf: text.utf8)
  }

  private mutating func quote(_ text: String) {
    utf8.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": utf8.append(contentsOf: "\\\"".utf8)
      case "\\": utf8.append(contentsOf: "\\\\".utf8)
      case "\n": utf8.append(contentsOf: "\\n".utf8)
      case "\r": utf8.append(contentsOf: "\\r".utf8)
      case "\t": utf8.append(contentsOf: "\\t".utf8)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escape(scalar)
      default: utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    utf8.append(UInt8(ascii: "\""))
  }

  /// `\u001b`
  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    utf8.append(contentsOf: "\\u".utf8)
    utf8.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
    utf8.append(contentsOf: digits.utf8)
  }
}
