import Columnar

/// The addresses of a made ledger: parties by number, spread over the dictionary as on a public chain.
///
/// Party 0 is the busiest. If codes were ranks of business, most of their bytes would be zero and unpack faster than
/// those of real archives.
struct Parties {
  let count: Int
  private let stride: Int

  init(count: Int) {
    self.count = count
    stride = Self.stride(for: count)
  }

  /// The code of a party, which is the rank of its address.
  func code(of party: Int) -> Int32 {
    // Both factors are below 2^31.
    Int32(party * stride % count)
  }

  /// Addresses by code: 40 digits, the first 16 of which ascend.
  func addresses() -> StringTable {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 42)
    var offsets = [0]
    offsets.reserveCapacity(count + 1)
    for code in 0..<count {
      append(code, to: &bytes)
      offsets.append(bytes.count)
    }
    return StringTable(bytes: bytes, offsets: offsets)
  }

  /// The address of a code, as text.
  func address(_ code: Int32) -> String {
    var bytes: [UInt8] = []
    append(Int(code), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(_ code: Int, to bytes: inout [UInt8]) {
    bytes += [0x30, 0x78]
    Self.append(head(code), digits: 16, to: &bytes)
    Self.append(SplitMix.mix(UInt64(code) &+ 1), digits: 16, to: &bytes)
    Self.append(SplitMix.mix(~UInt64(code)), digits: 8, to: &bytes)
  }

  /// Ascends with the code, in steps of uneven width.
  private func head(_ code: Int) -> UInt64 {
    let step = UInt64.max / UInt64(count)
    return UInt64(code) * step + SplitMix.mix(UInt64(code)) % step
  }

  private static func append(_ bits: UInt64, digits: Int, to bytes: inout [UInt8]) {
    for digit in 0..<digits {
      let value = UInt8(truncatingIfNeeded: bits >> UInt64(4 * (15 - digit)) & 15)
      bytes.append(value < 10 ? 0x30 + value : 0x57 + value)
    }
  }

  /// About 0.618 of the count, and without a common divisor, so that multiples of it meet every code once.
  private static func stride(for count: Int) -> Int {
    var stride = max(1, Int(Double(count) * 0.618_033_988_75))
    while greatestCommonDivisor(stride, count) != 1 { stride += 1 }
    return stride
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
