import Reports
import Testing

@Suite struct JSONTextTests {
  private func written(_ write: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    write(&json)
    return json.string
  }

  @Test func `Members and values are separated by commas, and only there`() {
    let text = written { json in
      json.object {
        $0.key("b")
        $0.array {
          $0.value(1)
          $0.object { _ in }
          $0.array { _ in }
          $0.null()
        }
        $0.key("a")
        $0.value(true)
      }
    }
    #expect(text == #"{"b":[1,{},[],null],"a":true}"#)
  }

  @Test func `A double is written in the fewest digits that give it back`() {
    let cases: [(Double, String)] = [
      (0, "0"), (8, "8"), (-3, "-3"), (0.1, "0.1"), (1e-7, "1e-07"), (10_000.5, "10000.5"),
      (0.1 + 0.2, "0.30000000000000004"), (9_007_199_254_740_991, "9007199254740991"), (1e16, "1e+16"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5e-324"), (-0.0, "-0.0"),
    ]
    for (number, text) in cases {
      #expect(written { $0.value(number) } == text)
      #expect(Double(text) == number)
    }
  }

  @Test func `Numbers that JSON does not know are null`() {
    for number in [Double.nan, .infinity, -.infinity] { #expect(written { $0.value(number) } == "null") }
  }

  @Test func `Control characters and line separators are escaped, angle brackets and ampersands are not`() {
    let text = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1B}\u{1F}\u{7F}\u{85}\u{9F}\u{2028}\u{2029}<&>é漢🏴"
    let expected = #""\"\\/\u0008\u000c\n\r\t\u0000\u001b\u001f\u007f\u0085\u009f\u2028\u2029<&>é漢🏴""#
    #expect(written { $0.value(text) } == expected)
  }

  @Test func `Names are escaped as values are, and a carriage return with a line feed is two characters`() {
    #expect(
      written { json in
        json.object {
          $0.key("a\r\nb")
          $0.value(nil as String?)
        }
      } == #"{"a\r\nb":null}"#)
  }
}
