import CBytes

/// What C looks at many bytes at a time for; called with memory that Swift has checked.
///
/// INVARIANT: the C functions read exactly the bytes whose count they are given, write what `CBytes.h` promises, and keep
/// no pointer; a count of 0 touches nothing.
enum NativeBytes {
  /// The place of the first comma or line break in a part of some bytes; the part's end if there is none.
  static func fieldEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return range.upperBound }
      return unsafe range.lowerBound + sluice_field_end(start + range.lowerBound, range.count)
    }
  }

  /// Whether all bytes are hexadecimal digits.
  enum Digits: Int32 {
    case no, small, mixed
  }

  static func digits(_ bytes: ArraySlice<UInt8>) -> Digits {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return .small }
      return unsafe Digits(rawValue: sluice_hexadecimal(start, bytes.count)) ?? .no
    }
  }

  /// The bytes that an even number of hexadecimal digits in lower case stand for; nil if they are none.
  static func unhex(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    let count = digits.count / 2
    var isRight: Int32 = 1
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { out, written in
      written = count
      unsafe digits.withUnsafeBufferPointer { digits in
        guard let start = digits.baseAddress, let target = out.baseAddress else { return }
        isRight = unsafe sluice_unhex(start, count, target)
      }
    }
    return isRight == 0 ? nil : bytes
  }

  /// Mixes whole blocks of 64 bytes into the eight words of a SHA-256.
  static func sha256(_ state: inout [UInt32], _ blocks: ArraySlice<UInt8>, isPortable: Bool = false) {
    precondition(state.count == 8 && blocks.count.isMultiple(of: 64))
    unsafe state.withUnsafeMutableBufferPointer { state in
      unsafe blocks.withUnsafeBufferPointer { blocks in
        guard let words = state.baseAddress, let start = blocks.baseAddress else { return }
        if isPortable {
          unsafe sluice_sha256_portable(words, start, blocks.count / 64)
        } else {
          unsafe sluice_sha256(words, start, blocks.count / 64)
        }
      }
    }
  }
}

/// Checks of whole columns, one pass each.
public enum ColumnCheck {
  /// Whether numbers ascend and lie in a range.
  public static func ascend(_ numbers: [Int64], in range: ClosedRange<Int64>) -> Bool {
    unsafe numbers.withUnsafeBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return true }
      return unsafe sluice_ascend(start, numbers.count, range.lowerBound, range.upperBound) != 0
    }
  }

  /// Whether all numbers are finite and not negative, or NaN where that is allowed; false may be wrong for -0.
  public static func areAmounts(_ numbers: [Double], allowingNaN: Bool) -> Bool {
    unsafe numbers.withUnsafeBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return true }
      return unsafe sluice_amounts(start, numbers.count, allowingNaN ? 1 : 0) != 0
    }
  }

  /// Whether all codes are from 0 to `last`.
  public static func areCodes(_ codes: [Int32], upTo last: Int32) -> Bool {
    unsafe codes.withUnsafeBufferPointer { codes in
      guard let start = codes.baseAddress else { return true }
      return unsafe sluice_codes(start, codes.count, last) != 0
    }
  }
}

extension [UInt8] {
  /// Adds bytes at the end.
  ///
  /// PERF: `append(contentsOf:)` counts references to what a slice is of, which for short texts takes longer than copying.
  @inlinable public mutating func append(bytesOf slice: ArraySlice<UInt8>) {
    unsafe slice.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// The same for some bytes of an array.
  @inlinable public mutating func append(bytesOf other: [UInt8], in range: Range<Int>) {
    unsafe other.withUnsafeBufferPointer { unsafe append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether both have the same bytes.
  ///
  /// PERF: `==` compares one byte after another and counts references.
  public func holdsSame(as other: ArraySlice<UInt8>) -> Bool { span.holdsSame(as: other.span) }
}

extension Span<UInt8> {
  /// Whether both have the same bytes.
  func holdsSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var difference: UInt8 = 0
    for place in indices { difference |= self[place] ^ other[place] }
    return difference == 0
  }
}

/// Narrow numbers as wide ones.
public enum Widening {
  /// Writes each number to its place in an array that is at least as long.
  public static func widen(_ narrow: [Int8], into wide: inout [Int32]) {
    precondition(wide.count >= narrow.count)
    unsafe narrow.withUnsafeBufferPointer { narrow in
      unsafe wide.withUnsafeMutableBufferPointer { wide in
        guard let start = narrow.baseAddress, let target = wide.baseAddress else { return }
        unsafe sluice_widen(start, narrow.count, target)
      }
    }
  }
}

/// Texts of hexadecimal digits.
public enum HexText {
  /// The bytes that an even number of digits in lower case stand for; nil if they are none.
  public static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? { NativeBytes.unhex(digits) }
}
