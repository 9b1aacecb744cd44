import Columnar
import Testing

@testable import Ingest

@Suite("Exact amounts")
struct BaseUnitsTests {
  private func units(_ text: String) throws -> BaseUnits { try BaseUnits(Array(text.utf8)[...]) }

  @Test("amounts are those of exact arithmetic, bit by bit")
  func golden() throws {
    let lines = String(decoding: try Workspace.golden("amounts.csv"), as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(lines.count > 500)
    for line in lines {
      let parts = line.split(separator: ",")
      let amount = try units(String(parts[0])).amount(decimals: try #require(Int(parts[1])))
      #expect(amount.bitPattern == UInt64(parts[2], radix: 16), "\(line)")
    }
  }

  @Test("the fast way gives what the conversion of the standard library gives")
  func agreement() throws {
    for _ in 0..<20_000 {
      let digits = String(UInt128.random(in: 1...UInt128.max) >> UInt128.random(in: 1..<127)).prefix(38)
      let decimals = Int.random(in: 0...19)
      #expect(try units(String(digits)).amount(decimals: decimals) == Double("\(digits)e-\(decimals)"))
    }
  }

  @Test("halves go to the even neighbour, and one unit more or less decides")
  func halves() {
    for (dividend, expected) in [
      (UInt128(9_007_199_254_740_993), 9_007_199_254_740_992.0), (9_007_199_254_740_995, 9_007_199_254_740_996),
      (18_014_398_509_481_986, 18_014_398_509_481_984), (18_014_398_509_481_987, 18_014_398_509_481_988),
    ] {
      #expect(BaseUnits.quotient(dividend, 1) == expected)
      #expect(BaseUnits.quotient(dividend * 1_000_000, 1_000_000) == expected)
    }
    #expect(BaseUnits.quotient(0, 7) == 0)
  }

  @Test("256 bits are taken and no more, zeros in front mean nothing")
  func bounds() throws {
    let largest = "115792089237316195423570985008687907853269984665640564039457584007913129639935"
    #expect(try units("000" + largest).digits.string == largest)
    #expect(try units("0000").isZero && units("0000").digits.string == "0")
    for text in [largest.dropLast() + "6", largest + "0", "2" + largest.dropFirst()] {
      #expect(throws: ImportError.Cause.over256Bits(String(text))) { try units(String(text)) }
    }
    for text in ["", "-1", "+1", "1.0", "1e18", "0x10", " 1"] {
      #expect(throws: ImportError.Cause.notAnInteger(text)) { try units(text) }
    }
  }

  @Test(
    "amounts in whole units are counted in base units, if they are a whole number of them",
    arguments: [
      ("1.5", 18, "1500000000000000000"), ("0.000000000000000001", 18, "1"), ("2E-3", 6, "2000"), ("1e3", 0, "1000"),
      ("007", 2, "700"), (".5", 1, "5"), ("5.", 0, "5"), ("1.50", 1, "15"), ("0", 18, "0"), ("1.05", 1, nil),
      ("1e-19", 18, nil), ("x", 2, nil), ("", 2, nil), ("1e400", 2, nil), ("1e99999", 2, nil), ("-1", 2, nil),
    ] as [(String, Int, String?)])
  func amounts(_ text: String, _ decimals: Int, _ expected: String?) {
    #expect(BaseUnits(amount: Array(text.utf8)[...], decimals: decimals)?.digits.string == expected)
  }

  @Test("a symbol stands for one token only, and the well-known own theirs")
  func symbols() throws {
    var tokens = TokenTable()
    func name(_ address: String) -> String? { tokens.token(Array(address.utf8)[...])?.asset.string }
    let tether = "0xdac17f958d2ee523a2206206994597c13d831ec7"
    let (a, b, c, d) = (address("a"), address("b"), address("c"), address("d"))
    for (token, symbol) in [(a, "USDT"), (b, "PEPE"), (c, "PEPE"), (d, "ETH")] {
      tokens.add(token, symbol: symbol, decimals: 18)
    }
    #expect(name(tether) == "USDT" && name(a) == a)
    #expect(name(b) == b && name(c) == c && name(d) == d)
    tokens.set(b.uppercased().replacing("0X", with: "0x"), decimals: 3, symbol: "mine")
    #expect(name(b) == "mine" && tokens.token(Array(b.utf8)[...])?.decimals == 3)
    #expect(TokenTable(chain: "bsc").token(Array(tether.utf8)[...]) == nil)
  }

  private func address(_ digit: String) -> String { "0x" + String(repeating: digit, count: 40) }
}
