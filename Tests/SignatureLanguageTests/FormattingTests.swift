import Foundation
import Testing

@testable import SignatureLanguage

@Suite("The layout of signatures") struct FormattingTests {
  @Test("Bundled signatures are laid out already", arguments: SourceFiles.bundled)
  func bundled(file: SourceFiles.File) throws {
    #expect(try Layout.text(file.text) == file.text)
  }

  @Test("Operators have blanks around them, zones and calls do not")
  func formulas() throws {
    let crowded =
      "amount%100 ETH in 0.1 ETH..35 ETH,usd>=80%  of(a.usd+b.usd)/2,hour( UTC - 3:30 )>3,hour(UTC + 9)<5,"
      + "since event(case(from))<=2d,to is lookalike (within 7d)"
    let laidOut =
      "amount % 100 ETH in 0.1 ETH..35 ETH, usd >= 80% of (a.usd + b.usd) / 2, hour(UTC-3:30) > 3, hour(UTC+9) < 5, "
      + "since event(case(from)) <= 2d, to is lookalike(within 7d)"
    let text = try Layout.text("signature x {\n flow within 3d {\n hop where \(crowded)\n }\n}\n")
    #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("hop where \(laidOut) }"))
  }

  @Test("What every construct looks like")
  func example() throws {
    #expect(try Layout.text(Self.crowded) == Self.laidOut)
  }

  /// Much of the language, and of what it may get, with as few blanks and lines as can be.
  private static let crowded = """
    set watched=("0x1","0x2")signature a.b{title"x" severity high
    source "one","two" flow within 14d{seed:hop from @theft("A")where usd>=$5 // why
    peels:repeat 3..5{hop where kept in 80%..99.5%,gap<=30m}optional hop to @bridge any{hop to @mixer}or{hop}
    no hop to @exchange within 1d m:mesh 4..through relay(within 6h)where usd>=$5 each seed,at least 50%{}}score{+60"x"+20 "y"1 per peels.count over 3+10 "z"
    when fraction(peels where hour(UTC+9)in 9..24)>=90%}report at 60 test"t"{2025-02-21 14:16 A->B1..B3 10 ETH($25_000)every 30s
    +10m B1..B3 -> label $5 label A exchange"X" expect score>=60 from A expect none}}
    // the end
    """

  private static let laidOut = """
    set watched = ("0x1", "0x2")

    signature a.b {
      title    "x"
      severity high
      source   "one", "two"

      flow within 14d {
        seed:  hop from @theft("A") where usd >= $5  // why
        peels: repeat 3..5 {
          hop where kept in 80%..99.5%, gap <= 30m
        }
        optional hop to @bridge
        any {
          hop to @mixer
        } or {
          hop
        }
        no hop to @exchange within 1d
        m: mesh 4.. through relay(within 6h) where usd >= $5
        each seed, at least 50% {}
      }

      score {
        +60 "x"
        +20 "y" 1 per peels.count over 3
        +10 "z" when fraction(peels where hour(UTC+9) in 9..24) >= 90%
      }
      report at 60

      test "t" {
        2025-02-21 14:16  A -> B1..B3 10 ETH ($25_000) every 30s
        +10m              B1..B3 -> label $5
        label A exchange "X"
        expect score >= 60 from A
        expect none
      }
    }
    // the end

    """

  @Test("A long clause goes on below its step, after commas, and keeps the breaks that stand there")
  func longClauses() throws {
    let list = (1...5).map { "to not in @bridge(\"number \($0)\")" }
    let text = try Layout.text(Samples.flow("a: hop where usd >= $5,\n\(list.joined(separator: ", "))"))
    #expect(
      text.contains(
        """
            a: hop
              where usd >= $5,
                    to not in @bridge("number 1"), to not in @bridge("number 2"), to not in @bridge("number 3"),
                    to not in @bridge("number 4"), to not in @bridge("number 5")

        """))
  }

  @Test("A long part of a clause is broken before `or`, a long list after its commas")
  func longParts() throws {
    let sets = (1...5).map { "to in @bridge(\"number \($0)\")" }.joined(separator: " or ")
    let list = (1...30).map { "A\($0)00" }.joined(separator: ", ")
    let text = try Layout.text(Samples.flow("a: hop where usd >= $5, \(sets), asset in (\(list))"))
    #expect(
      text.contains(
        """
            a: hop
              where usd >= $5, to in @bridge("number 1") or to in @bridge("number 2") or to in @bridge("number 3")
                    or to in @bridge("number 4") or to in @bridge("number 5"), asset in (A100, A200, A300, A400, A500, A600,
                    A700, A800, A900, A1000, A1100, A1200, A1300, A1400, A1500, A1600, A1700, A1800, A1900, A2000, A2100, A2200,
                    A2300, A2400, A2500, A2600, A2700, A2800, A2900, A3000)

        """))
  }

  @Test("A clause that fits is on one line")
  func shortClauses() throws {
    let text = try Layout.text(Samples.flow("a: hop\n where usd >= $5,\n  gap <= 3h and\n  kept >= 5%"))
    #expect(text.contains("\n    a: hop where usd >= $5, gap <= 3h and kept >= 5%\n"))
  }

  @Test("Comments keep their places, alone or behind something")
  func comments() throws {
    let text = """
      // first

      // second
      signature x {  // third
        // fourth
        flow within 3d {
          // fifth

          // sixth
          hop
            where usd >= $5,  // seventh
                  // eighth
                  gap <= 3h  // ninth
          // tenth
        }  // eleventh

        // twelfth
        score {
          // thirteenth
        }
        // fourteenth
        report at 5
      }

      // fifteenth

      """
    #expect(try Layout.text(text) == text)
  }

  @Test("Line ends of other systems, tabs, a byte order mark and a missing last line end are mended")
  func lineEnds() throws {
    let text = Samples.splitAndBridge
    let other = "\u{FEFF}" + text.replacing("\n", with: " \r\n").replacing("  ", with: "\t")
    #expect(try Layout.text(other) == Layout.text(text))
    #expect(try Layout.text("").isEmpty)
  }

  @Test("Bytes of a comment that are no UTF-8 stay as they are")
  func bytesOfComments() throws {
    let bytes: [UInt8] = Array("// ".utf8) + [0xFF, 0xC3] + Array("\n".utf8)
    #expect(try Layout.bytes(bytes) == bytes)
  }

  @Test("A source with bytes that are no tokens is refused")
  func lexicalErrors() {
    #expect(throws: SignatureFormatter.Refusal.self) { try Layout.text("signature a { title \"x }") }
    #expect(throws: SignatureFormatter.Refusal.self) { try Layout.text("signature a § b") }
    #expect(throws: SignatureFormatter.Refusal.self) { try Layout.text(String(repeating: "a {", count: 100)) }
  }
}

/// Formatting as tests need it.
enum Layout {
  static func text(_ text: String) throws -> String { String(decoding: try bytes(Array(text.utf8)), as: UTF8.self) }

  static func bytes(_ bytes: [UInt8]) throws -> [UInt8] {
    try SignatureFormatter.format(SignatureSource(path: "x", bytes: bytes))
  }

  /// Kind and bytes of every token, blanks at the end of comments left out.
  static func tokens(of bytes: [UInt8]) -> [String] {
    spans(of: bytes).map { token in
      let text = String(decoding: bytes[token.span], as: UTF8.self)
      return token.kind == .comment ? text.trimmingCharacters(in: .whitespaces.union(["\r"])) : text
    }
  }

  static func spans(of bytes: [UInt8]) -> [Token] {
    let source = SourceText(SignatureSource(path: "x", bytes: bytes))
    let sink = DiagnosticSink(source: source, limit: 100, warningsAreErrors: false)
    return Lexer.tokens(of: source, sink: sink).dropLast()
  }
}

/// Signature files of the tree.
enum SourceFiles {
  struct File: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var testDescription: String { name }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let bundled = files(in: "Signatures")
  static let diagnostics = files(in: "Tests/SignatureLanguageTests/Diagnostics")
  static let all = bundled + diagnostics

  private static func files(in folder: String) -> [File] {
    let path = root.appending(path: folder).path()
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".sluice") }.sorted().map { name in
      let bytes = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
      return File(name: name, bytes: Array(bytes))
    }
  }
}
