import Columnar

/// Ids of STIX objects that follow from what they stand for: the same matches give the same bundle.
enum STIXIdentifier {
  /// `indicator--` and a UUID: the first 16 bytes of a SHA-256, with the version and variant that STIX asks for.
  static func of(_ type: String, _ parts: [String]) -> String {
    let text = ([type] + parts).map { "\($0.utf8.count):\($0)" }.joined()
    var bytes = Array(SHA256.digest(of: Array(text.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0f | 0x50
    bytes[8] = bytes[8] & 0x3f | 0x80
    let digits = bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.count < 2 ? "0\(text)" : text
    }
    let groups = [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<16]]
    return "\(type)--" + groups.map { $0.joined() }.joined(separator: "-")
  }
}
