import Foundation
import SignatureLanguage
import Testing

@testable import Sluice

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Tools of those who write signatures") struct SignatureToolTests {
  private static let source = SignatureSource(
    path: "a<b>&.sluice",
    text: """
      signature y {
        flow within 1d { pay: hop where usd >= $5 }
        score { +10 "x" }
        report at 1
        test "too <small> & \\"quoted\\" 'twice'" {
          2025-01-01  A -> B $4
          +1m         C -> D $3
          expect score >= 5 from A
        }
        test "seen" {
          2025-01-01  A -> B $7
          expect match
        }
        test "seen too often" {
          2025-01-01  A -> B $7
          +1m         B -> C $6
          +2d         C -> D $2
          expect matches 1
          expect evidence pay count 3
        }
      }
      """)

  private static func outcomes(_ filter: String? = nil) throws -> [TestOutcome] {
    let compilation = SignatureCompiler.compile([source])
    return try InlineTestRunner().run(compilation, InlineTestRunner.Filter(text: filter))
  }

  @Test("A failure names what was expected, what was found, and the lines of both")
  func failures() throws {
    #expect(
      TestReport(try Self.outcomes(), sources: [Self.source]).text == """
        a<b>&.sluice:5: `y`: test "too <small> & "quoted" 'twice'" failed
          expected score >= 5 from A, found no match
            8 | expect score >= 5 from A
            6 | 2025-01-01  A -> B $4
        a<b>&.sluice:14: `y`: test "seen too often" failed
          expected matches 1, found a match of score 10 from A, line 15 (pay 1); a match of score 10 from B, line 16 (pay 1)
            18 | expect matches 1
            15 | 2025-01-01  A -> B $7
            16 | +1m         B -> C $6
          expected evidence pay count 3, found a match of score 10 from A, line 15 (pay 1); a match of score 10 from B, \
        line 16 (pay 1)
            19 | expect evidence pay count 3
            15 | 2025-01-01  A -> B $7
            16 | +1m         B -> C $6
        1 passed, 2 failed

        """)
  }

  @Test("Outcomes are in the order of the file, however they were run")
  func order() throws {
    let compilation = SignatureCompiler.compile(SignatureFiles.bundled)
    let runner = try InlineTestRunner()
    let oneByOne = try compilation.signatures.flatMap { try runner.run($0) }
    #expect(try runner.run(compilation).prefix(oneByOne.count) == oneByOne[...])
    #expect(oneByOne.count > 20)
  }

  @Test("A filter takes tests by their names and by those of their signatures")
  func filters() throws {
    #expect(try Self.outcomes("SEEN").map(\.test) == ["seen", "seen too often"])
    #expect(try Self.outcomes("y").count == 3)
    #expect(try Self.outcomes("nothing of it").isEmpty)
  }

  @Test("JUnit XML is well formed and says the same")
  func junit() throws {
    let report = TestReport(try Self.outcomes(), sources: [Self.source])
    let reader = XMLReader()
    let parser = XMLParser(data: Data(report.junit.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(report.junit)")
    #expect(reader.names.filter { $0 == "testcase" }.count == 3)
    #expect(reader.values["testsuites/tests"] == ["3"] && reader.values["testsuites/failures"] == ["2"])
    #expect(reader.values["testcase/name"]?.first == #"too <small> & "quoted" 'twice'"#)
    #expect(reader.values["testsuite/file"] == ["a<b>&.sluice"])
    #expect(reader.values["failure/message"]?.count == 3)
    #expect(reader.text.contains("6 | 2025-01-01  A -> B $4"))
  }

  @Test("XML holds no character that it may not hold")
  func xmlCharacters() {
    #expect(XMLText.escaped("a\u{0}\u{1B}\u{FFFE}\u{1F600}<") == "a\u{FFFD}\u{FFFD}\u{FFFD}\u{1F600}&lt;")
    #expect(XMLText.attribute("n", "a\n\"\tb") == " n=\"a&#10;&quot;&#9;b\"")
  }

  @Test("A layout tells the first line that differs")
  func layouts() throws {
    let layout = try SignatureLayout(SignatureSource(path: "x", text: "signature a {\n title \"x\"\n}\n"))
    #expect(layout.firstDifference == .init(line: 2, found: " title \"x\"", wanted: "  title \"x\""))
    let short = try SignatureLayout(SignatureSource(path: "x", text: "// a\n\n\n"))
    #expect(short.firstDifference == .init(line: 3, found: "", wanted: nil))
    let same = try SignatureLayout(SignatureSource(path: "x", text: "// a\n"))
    #expect(same.isCanonical && same.firstDifference == nil)
  }

  @Test("A file is written through a link to it, and a folder is refused")
  func writing() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, link) = (folder.appending(path: "a.sluice"), folder.appending(path: "b.sluice"))
    try Data("old".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path())
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    try SignatureFiles.write(Array("new".utf8), to: link.path())
    #expect(try String(contentsOf: file, encoding: .utf8) == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path())
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path()) == file.path())
    #expect(throws: SluiceError.self) { try SignatureFiles.write([], to: folder.path()) }
  }
}

@Suite("Tests with a file of transfers") struct LedgerFileTests {
  @Test("Its transfers are merged into those of the test, and failures name its line")
  func merged() throws {
    let outcomes = try run(
      "time,from,to,asset,amount,usd,chain\n2025-01-02T00:00:00Z,A,B,ETH,2,7000,base\n1735689600,X,Y,USDC,9000,9000,base\n"
    )
    #expect(outcomes.map(\.passed) == [true, false])
    let failure = try #require(outcomes[1].failures.first)
    #expect(failure.matches.map(\.origin) == ["X", "M", "A"] && failure.matches.map(\.line) == [12, 13, 12])
  }

  @Test("A file that is not there, or holds something else, is named with the place that names it")
  func errors() throws {
    let missing = try #require(throws: SluiceError.self) { try run(nil) }
    #expect(missing.kind == .usage && missing.description.contains("a.sluice`:6: "))
    #expect(missing.description.contains("t.csv: cannot be read: no such file"))
    let bad = try #require(throws: SluiceError.self) { try run("time,from,to,asset\n") }
    #expect(bad.description.hasSuffix("t.csv:1: the header lacks `amount`"))
    let large = try #require(throws: SluiceError.self) {
      try run("time,from,to,asset,amount\n" + String(repeating: "1,a,b,c,1\n", count: LedgerFile.maximumRows + 1))
    }
    #expect(large.description.contains("at most 100000"))
  }

  /// Runs two tests on a CSV file, or on none.
  private func run(_ csv: String?) throws -> [TestOutcome] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if let csv { try Data(csv.utf8).write(to: folder.appending(path: "t.csv")) }
    let path = folder.appending(path: "a.sluice").path()
    let compilation = SignatureCompiler.compile([SignatureSource(path: path, text: Self.text)])
    #expect(compilation.diagnostics.isEmpty)
    return try InlineTestRunner().run(compilation)
  }

  private static let text = """
    signature x {
      flow within 1d { pay: hop where usd >= $5_000 }
      score { +10 "x" }
      report at 1
      test "three payments" {
        ledger "t.csv"
        2025-01-01 12:00  M -> N $6_000
        expect matches 3
        expect score >= 10 from A
      }
      test "none" {
        ledger "t.csv"
        2025-01-01 12:00  M -> N $6_000
        expect none
      }
    }
    """
}

/// Gathers names, attributes and text of an XML file.
private final class XMLReader: NSObject, XMLParserDelegate {
  var names: [String] = []
  /// By `element/attribute`.
  var values: [String: [String]] = [:]
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name)
    for (key, value) in attributes { values["\(name)/\(key)", default: []].append(value) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
