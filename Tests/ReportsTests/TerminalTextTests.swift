import Reports
import Testing

@Suite struct TerminalTextTests {
  @Test func `Nothing from data can steer a terminal`() {
    let hostile = "a\u{1B}[2J\u{7}\r\n\t\u{9B}31m\u{202E}\u{2028}\u{200B}\u{7F}b"
    let expected = #"a\u{1b}[2J\u{7}\u{d}\u{a}\u{9}\u{9b}31m\u{202e}\u{2028}\u{200b}\u{7f}b"#
    #expect(TerminalText.escaped(hostile) == expected)
    #expect(TerminalText.escaped("Zürich 漢字 $5") == "Zürich 漢字 $5")
  }

  @Test func `Wide characters take two columns, marks none`() {
    #expect(TerminalText.width("abc") == 3)
    #expect(TerminalText.width("漢字") == 4)
    #expect(TerminalText.width("e\u{301}") == 1)
  }

  @Test func `Long text is cut to the columns there are`() {
    #expect(TerminalText.cut("abcdef", to: 6) == "abcdef")
    #expect(TerminalText.cut("abcdef", to: 4) == "abc…")
    #expect(TerminalText.cut("漢字漢", to: 4) == "漢…")
    #expect(TerminalText.cut("abc", to: 0) == "")
    #expect(TerminalText.cutInside("0x47666fab8bd0ac7003bce3f5c3585383f09486e2", to: 13) == "0x4766…9486e2")
    #expect(TerminalText.cutInside("abcdef", to: 5) == "ab…ef")
    #expect(TerminalText.cutInside("abcdef", to: 2) == "a…")
  }

  @Test func `Lines break between words, and long words where they must`() {
    #expect(TerminalText.lines("an equal split into fresh", of: 11) == ["an equal", "split into", "fresh"])
    #expect(TerminalText.lines("abcdefgh ij", of: 4) == ["abcd", "efgh", "ij"])
    #expect(TerminalText.lines("漢", of: 1) == ["漢"])
    #expect(TerminalText.lines("", of: 10) == [""])
  }
}
