import Testing

@testable import Columnar

/// What C does many bytes at a time, against the same said plainly.
@Suite struct NativeBytesTests {
  private static func random(_ count: Int, of alphabet: [UInt8]) -> [UInt8] {
    (0..<count).map { _ in alphabet.randomElement() ?? 0 }
  }

  @Test func `a field ends at the first comma or line break, wherever it stands`() {
    for length in 0..<80 {
      for _ in 0..<20 {
        let bytes = Self.random(length, of: Array("abcdefghijklmnop\",\r\n".utf8))
        for start in 0...length {
          let expected = bytes[start...].firstIndex { [0x2C, 0x0A, 0x0D].contains($0) } ?? length
          #expect(NativeBytes.fieldEnd(bytes, start..<length) == expected)
        }
      }
    }
  }

  @Test func `digits are told from other bytes, and small letters from capitals`() {
    for byte in UInt8.min...UInt8.max {
      for place in [0, 7, 16, 39] {
        var text = Array(repeating: UInt8(ascii: "a"), count: 40)
        text[place] = byte
        let scalar = Character(Unicode.Scalar(byte))
        let isDigit = byte < 0x80 && scalar.isHexDigit
        let expected: NativeBytes.Digits = !isDigit ? .no : scalar.isUppercase ? .mixed : .small
        #expect(NativeBytes.digits(text[...]) == expected)
        let bytes = NativeBytes.unhex(text[...])
        #expect((bytes != nil) == (expected == .small))
      }
    }
    #expect(NativeBytes.digits([]) == .small)
    #expect(NativeBytes.unhex([])?.isEmpty == true && NativeBytes.unhex([0x30]) == nil)
  }

  @Test func `digits become the bytes that they were made of`() {
    for length in 0..<70 {
      let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max) }
      let digits = bytes.flatMap { byte in Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8) }
      #expect(NativeBytes.unhex(digits[...]) == bytes)
    }
  }

  @Test func `both versions of SHA-256 agree, however the message is cut`() {
    for length in [0, 1, 55, 56, 63, 64, 65, 127, 128, 1_000, 4_096] {
      let message = (0..<length).map { _ in UInt8.random(in: .min ... .max) }
      var (native, portable, cut) = (SHA256(), SHA256(isPortable: true), SHA256())
      native.update(message)
      portable.update(message)
      var rest = message[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 1...100))
        cut.update(piece)
        rest = rest.dropFirst(piece.count)
      }
      #expect(native.hexadecimal() == portable.hexadecimal() && cut.hexadecimal() == native.hexadecimal())
    }
    #expect(
      SHA256.hexadecimal(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `addresses of every form come out as before`() {
    func slow(_ text: String) -> String {
      let bytes = Array(text.utf8)
      let isEVM = bytes.count == 42 && text.lowercased().hasPrefix("0x") && text.dropFirst(2).allSatisfy(\.isHexDigit)
      return isEVM ? text.lowercased() : text
    }
    let alphabet = Array("0123456789abcdefABCDEFxXgZ".utf8)
    for _ in 0..<20_000 {
      var bytes = Self.random(Int.random(in: 40...44), of: Bool.random() ? Array(alphabet.prefix(16)) : alphabet)
      if Bool.random() { bytes.replaceSubrange(0..<2, with: Array(["0x", "0X", "1x"].randomElement()!.utf8)) }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(AddressText.canonical(text) == slow(text))
    }
  }

  @Test func `texts ascend as their bytes do`() {
    let letters: [UInt8] = [0, 1, 97, 98, 255]
    for _ in 0..<5_000 {
      var texts = (0..<Int.random(in: 0...6)).map { _ in
        (0..<Int.random(in: 0...4)).map { _ in letters.randomElement() ?? 0 }
      }
      if Bool.random() { texts.sort { $0.lexicographicallyPrecedes($1) } }
      let ends = texts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
      let ascend = zip(texts, texts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
      #expect(StringTable(bytes: texts.flatMap(\.self), offsets: ends).isStrictlyAscending == ascend)
    }
  }

  @Test func `columns are checked as rows one by one would be`() {
    let edges: [Int64] = [.min, -5, 0, 3, 7, 10, 11, .max]
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...40)
      var numbers = (0..<length).map { _ in Int64.random(in: 0...10) }.sorted()
      var codes = numbers.map { Int32($0) }
      if length > 0, Bool.random() {
        numbers[Int.random(in: 0..<length)] = edges.randomElement() ?? 0
        codes[Int.random(in: 0..<length)] = [.min, -1, 0, 10, 11, .max].randomElement() ?? 0
      }
      let isInOrder =
        zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 } && numbers.allSatisfy { (0...10).contains($0) }
      #expect(ColumnCheck.ascend(numbers, in: 0...10) == isInOrder)
      #expect(ColumnCheck.areCodes(codes, upTo: 10) == codes.allSatisfy { (0...10).contains($0) })
      let narrow = codes.map { Int8(truncatingIfNeeded: $0) }
      Widening.widen(narrow, into: &codes)
      #expect(codes == narrow.map { Int32($0) })
    }
    #expect(!ColumnCheck.areCodes([0], upTo: -1))
    let amounts: [Double] = [
      0, .leastNonzeroMagnitude, 1, .greatestFiniteMagnitude, -1, -.infinity, .infinity, .nan, -.nan,
      -.leastNonzeroMagnitude,
    ]
    for amount in amounts {
      for place in 0..<9 {
        var column = Array(repeating: 2.5, count: 9)
        column[place] = amount
        let isAmount = amount >= 0 && amount.isFinite
        #expect(ColumnCheck.areAmounts(column, allowingNaN: false) == isAmount)
        // A NaN of either sign is one.
        #expect(ColumnCheck.areAmounts(column, allowingNaN: true) == (isAmount || amount.isNaN))
      }
    }
  }
}
