/// SHA-256 after FIPS 180-4, fed piece by piece.
///
/// Here because a hash is all that is wanted: a cryptography package costs minutes of building.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block yet: fewer than 64.
  private var pending: [UInt8] = []
  /// Bytes so far.
  private var length: UInt64 = 0

  private let isPortable: Bool

  public init() { self.init(isPortable: false) }

  /// - Parameter isPortable: whether the version for every processor is used, whatever this one can.
  init(isPortable: Bool) {
    self.isPortable = isPortable
    pending.reserveCapacity(64)
  }

  /// Takes the next bytes of the message.
  public mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

  /// Takes the next bytes of the message.
  public mutating func update(_ bytes: ArraySlice<UInt8>) {
    length &+= UInt64(bytes.count)
    var rest = bytes
    if !pending.isEmpty {
      let head = rest.prefix(64 - pending.count)
      pending.append(contentsOf: head)
      rest = rest.dropFirst(head.count)
      guard pending.count == 64 else { return }
      NativeBytes.sha256(&state, pending[...], isPortable: isPortable)
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count / 64 * 64
    // PERF: over the bytes of an archive this took a fifth of an import in Swift, and takes nothing that shows with the
    // processor's own instructions.
    NativeBytes.sha256(&state, rest.prefix(whole), isPortable: isPortable)
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// The 32 bytes of the hash of all bytes so far; taking it does not end the message.
  public func finalize() -> [UInt8] {
    var last = self
    let bits = length &* 8
    var padding: [UInt8] = [0x80]
    padding.append(contentsOf: repeatElement(0, count: (119 - pending.count) % 64))
    for shift in stride(from: 56, through: 0, by: -8) { padding.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    last.update(padding)
    return last.state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// The hash of all bytes so far as 64 lower-case hexadecimal digits.
  public func hexadecimal() -> String { Self.hexadecimal(finalize()) }

  /// The 32 bytes of the hash of one message.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The hash of one message as 64 lower-case hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal()
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
