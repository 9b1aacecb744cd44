/// How addresses and chains are written, so that one is always the same bytes.
public enum AddressText {
  /// `0x` and 40 hexadecimal digits in lower case; any other address as it is, because case means something there.
  public static func canonical(_ utf8: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard utf8.count == 42, utf8.first == UInt8(ascii: "0"), utf8[utf8.startIndex + 1] | 0x20 == UInt8(ascii: "x")
    else {
      return utf8
    }
    switch NativeBytes.digits(utf8.dropFirst(2)) {
    case .no: return utf8
    case .small where utf8[utf8.startIndex + 1] == UInt8(ascii: "x"): return utf8
    case .small, .mixed: return lowercased(utf8)
    }
  }

  /// An address, as above.
  public static func canonical(_ address: String) -> String {
    String(decoding: canonical(Array(address.utf8)[...]), as: UTF8.self)
  }

  /// Letters A to Z in lower case, as the names of chains are.
  public static func lowercased(_ utf8: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard utf8.contains(where: isUpper) else { return utf8 }
    return utf8.map { isUpper($0) ? $0 | 0x20 : $0 }[...]
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}
