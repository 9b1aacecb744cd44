/// Addresses that a generator makes, in the form of real ones.
enum MadeAddress {
  /// An Ethereum address, in lower case.
  static func ethereum(_ random: inout RandomSource) -> [UInt8] { Array("0x".utf8) + hexadecimal(40, &random) }

  /// A Bitcoin address that pays to the hash of a key (BIP 173, witness version 0, 20 bytes).
  static func bitcoin(_ random: inout RandomSource) -> [UInt8] {
    let program = (0..<32).map { _ in UInt8(random.below(32)) }
    let words = [0] + program
    return Array("bc1".utf8) + (words + checksum(of: words)).map { alphabet[Int($0)] }
  }

  /// An Ethereum address with the first three and the last four digits of another, as address poisoners make them.
  static func lookalike(of address: ArraySlice<UInt8>, _ random: inout RandomSource) -> [UInt8] {
    Array(address.prefix(5)) + hexadecimal(33, &random) + Array(address.suffix(4))
  }

  /// So many hexadecimal digits.
  static func hexadecimal(_ count: Int, _ random: inout RandomSource) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(count)
    while text.count < count { append(random.next(), to: &text, digits: min(count - text.count, 16)) }
    return text
  }

  /// Appends the first digits of a word.
  static func append(_ word: UInt64, to text: inout [UInt8], digits: Int = 16) {
    for digit in 0..<digits { text.append(hexDigits[Int(word >> UInt64(60 - 4 * digit) & 15)]) }
  }

  /// The six words that end an address of the main network (BIP 173).
  private static func checksum(of words: [UInt8]) -> [UInt8] {
    var state = 1
    for word in prefix + words + [0, 0, 0, 0, 0, 0] { state = step(state, word) }
    return (0..<6).map { UInt8((state ^ 1) >> (25 - 5 * $0) & 31) }
  }

  private static func step(_ state: Int, _ word: UInt8) -> Int {
    var next = (state & 0x1ff_ffff) << 5 ^ Int(word)
    for (bit, generator) in generators.enumerated() where state >> (25 + bit) & 1 == 1 { next ^= generator }
    return next
  }

  /// `bc`, spread for the checksum.
  private static let prefix: [UInt8] = [3, 3, 0, 2, 3]
  private static let generators = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
  private static let hexDigits = Array("0123456789abcdef".utf8)
}
