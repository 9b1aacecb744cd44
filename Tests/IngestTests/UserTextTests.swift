import Columnar
import Testing

@Suite("What users wrote")
struct UserTextTests {
  @Test("a text is shown in backticks, shortened, and cannot steer a terminal")
  func quoted() {
    #expect(UserText.quoted("amount") == "`amount`")
    #expect(UserText.quoted("a`b\u{1B}[31m\nc\u{202E}") == "`a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c\u{FFFD}`")
    #expect(UserText.quoted(String(repeating: "x", count: 61)) == "`\(String(repeating: "x", count: 60))…`")
    #expect(UserText.quoted(String(repeating: "𝕏", count: 60)) == "`\(String(repeating: "𝕏", count: 60))`")
    #expect(UserText.quoted([0xFF, 0x41]) == "`\u{FFFD}A`")
  }

  @Test("the nearest known word is suggested, and none if none is near")
  func suggestion() {
    let known = ["time", "from", "to", "asset", "amount"]
    #expect(Suggestion.nearest(to: "ammount", among: known) == "amount")
    #expect(Suggestion.nearest(to: "AMOUTN", among: known) == "amount")
    #expect(Suggestion.nearest(to: "form", among: known) == "from")
    #expect(Suggestion.nearest(to: "sender", among: known) == nil)
    #expect(Suggestion.nearest(to: "x", among: known) == nil)
    #expect(Suggestion.nearest(to: "", among: known) == nil)
    #expect(Suggestion.nearest(to: String(repeating: "amount", count: 100), among: known) == nil)
    #expect(Suggestion.clause(for: "tme", among: known) == "; did you mean `time`?")
    #expect(Suggestion.clause(for: "zzz", among: known) == "")
  }

  @Test("only EVM addresses lose their capitals")
  func addresses() {
    let evm = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"
    #expect(AddressText.canonical(evm) == evm.lowercased())
    #expect(AddressText.canonical("0X" + evm.dropFirst(2)) == evm.lowercased())
    for other in ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "0xABC", evm + "0", String(evm.dropLast()) + "G", ""] {
      #expect(AddressText.canonical(other) == other)
    }
  }
}
