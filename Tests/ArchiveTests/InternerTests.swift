import Columnar
import Testing

@Suite struct InternerTests {
  @Test func `many strings at once get the codes that they get one after another`() {
    var generator = SystemRandomNumberGenerator()
    var (one, many) = (Interner(), Interner())
    for count in [0, 1, 63, 64, 65, 1_000, 40_000] {
      // Few enough that many come again, of all lengths that addresses have and none.
      let strings = (0..<count).map { _ in
        String(repeating: "x", count: Int.random(in: 0...60, using: &generator)) + "\(Int.random(in: 0...9_999))"
      }
      #expect(many.intern(StringTable(strings)) == strings.map { one.intern($0) })
    }
    #expect(many.table == one.table && many.count > 10_000)
    for code in 0..<many.count { #expect(many.code(of: many.table[code]) == Int32(code)) }
    #expect(many.code(of: "no address") == nil)
  }
}
