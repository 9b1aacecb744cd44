import Testing

@testable import Archive

@Suite struct TransactionTextTests {
  @Test(arguments: [
    "", "0x", "0x0", "0xabc", "0xAB", "0xff", "0x00ff10", "0x414243", "0x7e", "0x7f", "a1b2", "trace_call_0x12_0",
    "0xzz", "0x" + String(repeating: "f0", count: 32),
  ])
  func `every id of printable characters comes back as it was`(text: String) {
    #expect(TransactionText.text(of: TransactionText.bytes(of: text)[...]) == text)
  }

  @Test func `an id in hexadecimal is stored as its bytes`() {
    #expect(TransactionText.bytes(of: "0x00ff10") == [0, 255, 16])
  }

  @Test func `an id whose bytes would look like text is stored as text`() {
    #expect(TransactionText.bytes(of: "0x414243") == Array("0x414243".utf8))
  }

  @Test func `bytes that are no text are shown in hexadecimal`() {
    #expect(TransactionText.text(of: [0, 200]) == "0x00c8")
    #expect(TransactionText.text(of: [65, 66]) == "AB")
  }
}
