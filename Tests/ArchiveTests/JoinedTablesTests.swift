import Columnar
import Testing

@Suite struct JoinedTablesTests {
  @Test func `every string of every table has one place, in order of bytes`() throws {
    var generator = SystemRandomNumberGenerator()
    for count in [0, 1, 2, 3, 5, 8, 31] {
      for isSorted in [true, false] {
        let tables = (0..<count).map { _ in
          let words = Self.words(Int.random(in: 0...300, using: &generator))
          return StringTable(
            isSorted ? words.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) } : words)
        }
        let joined = try #require(JoinedTables(tables))
        var texts: [[UInt8]] = []
        for table in tables { for code in 0..<table.count { texts.append(Array(table.utf8(code))) } }
        // One table is the list itself.
        let expected =
          count == 1 ? texts : Set(texts).sorted { $0.lexicographicallyPrecedes($1) }
        #expect(joined.count == expected.count)
        #expect((0..<joined.count).map { Array(joined.utf8($0)) } == expected)
        for (number, table) in tables.enumerated() {
          for code in 0..<table.count {
            let place = Int(joined.place(of: Int32(code), in: number))
            #expect(expected[place] == Array(table.utf8(code)))
          }
        }
      }
    }
  }

  @Test func `strings that begin alike, and strings of which another is the beginning, are told apart`() throws {
    let front = String(repeating: "0", count: 100)
    let one = StringTable([front, front + "a", front + "a234567", front + "a2345678", front + "a23456789"])
    let other = StringTable([front + "a", front + "a2345678", front + "a23456780", front + "b", front + "é"])
    let joined = try #require(JoinedTables([one, other, StringTable(), one]))
    let all = Set((0..<5).flatMap { [Array(one.utf8($0)), Array(other.utf8($0))] })
    #expect((0..<joined.count).map { Array(joined.utf8($0)) } == all.sorted { $0.lexicographicallyPrecedes($1) })
    for code in Int32(0)..<5 {
      #expect(joined.place(of: code, in: 0) == joined.place(of: code, in: 3))
      #expect(joined.utf8(Int(joined.place(of: code, in: 1))).elementsEqual(other.utf8(Int(code))))
    }
  }

  @Test func `as many tables as may be are joined, and one more is not`() throws {
    let tables = (0..<JoinedTables.most).map { StringTable(["\($0 / 2)", "x\($0 % 7)"]) }
    #expect(try #require(JoinedTables(tables)).count == JoinedTables.most / 2 + 7)
    #expect(JoinedTables(tables + [StringTable()]) == nil)
  }

  @Test func `strings are found by their last bytes`() {
    let words = Self.words(5_000)
    let tails = Set(words.prefix(40).map { StringTable.tail(Array($0.utf8)[...]) })
    let expected = words.indices.filter { tails.contains(StringTable.tail(Array(words[$0].utf8)[...])) }
    #expect(StringTable(words).codes(endingIn: tails) == expected.map { Int32($0) })
    #expect(expected.count >= 40)
    #expect(StringTable(words).codes(endingIn: []).isEmpty)
    #expect(StringTable().codes(endingIn: tails).isEmpty)
    func tail(_ text: String) -> UInt64 { StringTable.tail(Array(text.utf8)[...]) }
    #expect(tail("abcdefghij") == tail("cdefghij") && tail("xbcdefgh") != tail("abcdefgh"))
    #expect(tail("ab") != tail("bb") && tail("ab") != tail("a") && tail("") == 0)
  }

  /// Different words, some alike at the front or of no length.
  private static func words(_ count: Int) -> [String] {
    var words: Set<String> = []
    while words.count < count {
      let length = Int.random(in: 0...44)
      let digits = (0..<length).map { place in
        place < 20 && Bool.random() ? "0" : String(Int.random(in: 0..<16), radix: 16)
      }
      words.insert("0x" + digits.joined())
    }
    return Array(words)
  }
}
