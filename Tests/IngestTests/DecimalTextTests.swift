import Glibc
import Testing

@testable import Ingest

@Suite("Decimal numbers")
struct DecimalTextTests {
  private func parse(_ text: String) throws(ImportError.Cause) -> Double {
    try DecimalText.parse(Array(text.utf8)[...])
  }

  @Test("numbers are read to the nearest double")
  func reads() throws {
    #expect(try parse("0") == 0)
    #expect(try parse("200000.0") == 200_000)
    #expect(try parse("+1.5") == 1.5)
    #expect(try parse(".5") == 0.5)
    #expect(try parse("5.") == 5)
    #expect(try parse("1e3") == 1_000)
    #expect(try parse("1.5E-2") == 0.015)
    #expect(try parse("0.1") == 0.1)
    #expect(try parse("9007199254740993") == 9_007_199_254_740_992)
    #expect(try parse("9007199254740993.0000000000000000000001") == 9_007_199_254_740_994)
    #expect(try parse("0.000000000000000000000000001") == 1e-27)
    #expect(try parse("1e-400") == 0)
    #expect(try parse("1.7976931348623157e308") == .greatestFiniteMagnitude)
    #expect(try parse("4.9e-324") == .leastNonzeroMagnitude)
    #expect(try parse("-0.0").sign == .plus)
    #expect(try parse(String(repeating: "0", count: 1_000) + "7") == 7)
  }

  @Test(
    "what is no decimal number is refused",
    arguments: [
      "", ".", "+", "-", "e5", "1e", "1e+", "0x10", "0x1p3", "nan", "inf", "Infinity", "1,5", "1 5", "1_000", "--1",
      "1.2.3",
      "1e5.5", "١", "$1", "1f", " 1", "1\0", String(repeating: "1", count: 2_000),
    ])
  func refuses(_ text: String) {
    #expect(throws: ImportError.Cause.notANumber(text)) { try parse(text) }
  }

  @Test("negative and huge numbers are refused in their own words")
  func range() {
    #expect(throws: ImportError.Cause.negative("-0.001")) { try parse("-0.001") }
    #expect(throws: ImportError.Cause.tooLarge("1e309")) { try parse("1e309") }
    #expect(throws: ImportError.Cause.tooLarge("-1e309")) { try parse("-1e309") }
  }

  @Test("random decimal texts give the same double as the C library")
  func agreesWithTheCLibrary() throws {
    for _ in 0..<20_000 {
      let whole = UInt64.random(in: 0 ... .max) >> UInt64.random(in: 0...63)
      let places = String(UInt64.random(in: 0 ... .max) >> UInt64.random(in: 0...63))
      let text = Bool.random() ? "\(whole).\(places)" : "\(whole)e\(Int.random(in: -330...280))"
      let expected = unsafe strtod(text, nil)
      #expect(try parse(text).bitPattern == expected.bitPattern, "\(text)")
    }
  }
}
