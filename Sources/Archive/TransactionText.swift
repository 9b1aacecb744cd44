import Columnar

/// Transaction ids as text and as the bytes in a file.
///
/// `0x` and an even number of lower-case hexadecimal digits is half as long as bytes. Bytes that could be read as
/// text are shown as text, so a hexadecimal id whose bytes are all printable is stored as its text: no id is lost.
public enum TransactionText {
  /// The bytes that stand for an id.
  public static func bytes(of text: String) -> [UInt8] { bytes(of: Array(text.utf8)[...]) }

  /// The bytes that stand for an id, given as its UTF-8.
  public static func bytes(of utf8: ArraySlice<UInt8>) -> [UInt8] {
    guard let raw = raw(utf8), !isPrintable(raw[...]) else { return Array(utf8) }
    return raw
  }

  /// The id that bytes stand for.
  public static func text(of bytes: ArraySlice<UInt8>) -> String {
    String(decoding: isPrintable(bytes) ? bytes : hexadecimal(bytes)[...], as: UTF8.self)
  }

  /// `0x` and lower-case digits, in ASCII.
  static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = [48, 120]
    text.reserveCapacity(2 + 2 * bytes.count)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
    return text
  }

  private static func raw(_ utf8: ArraySlice<UInt8>) -> [UInt8]? {
    guard utf8.count > 2, utf8.count.isMultiple(of: 2), utf8[utf8.startIndex] == 48,
      utf8[utf8.startIndex + 1] == 120
    else { return nil }
    return HexText.bytes(utf8.dropFirst(2))
  }

  private static func isPrintable(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (0x20...0x7e).contains($0) }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}
