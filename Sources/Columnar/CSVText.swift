/// How fields are written into CSV (RFC 4180).
public enum CSVText {
  /// Adds a field, in quotes if it holds a comma, a quote, a line break, or spaces at an end.
  public static func append(_ field: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let isPlain = field.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
    guard !isPlain || field.first == 0x20 || field.last == 0x20 else { return bytes.append(contentsOf: field) }
    appendQuoted(field, to: &bytes)
  }

  /// Adds a field in quotes.
  public static func appendQuoted(_ field: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in field {
      bytes.append(byte)
      if byte == 0x22 { bytes.append(byte) }
    }
    bytes.append(0x22)
  }

  /// Adds a field, as above.
  public static func append(_ field: String, to bytes: inout [UInt8]) { append(Array(field.utf8)[...], to: &bytes) }
}
