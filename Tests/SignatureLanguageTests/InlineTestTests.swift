import SignaturePlan
import Testing

@testable import SignatureLanguage

@Suite("Tests inside signatures") struct InlineTestTests {
  @Test("Times are absolute or count from the last transfer of the line before")
  func times() throws {
    let test = try test("1970-01-02 A -> B $5\n+1h30m B -> C $4\n1970-01-01 X -> Y 3 ETH\n+0s Y -> Z 2 ETH")
    #expect(test.transfers.map(\.time) == [0, 0, 86_400, 91_800])
    #expect(test.transfers.map(\.from) == ["X", "Y", "A", "B"])
    #expect(test.lines == [8, 9, 6, 7])
  }

  @Test("Amounts are dollars, an asset, or an asset with its value")
  func amounts() throws {
    let test = try test("2025-02-21 A -> B $27_000_000\n+1m A -> B 10.5 ETH\n+1m A -> B 10 \"wrapped x\" ($25_000)")
    let values = test.transfers.map { "\($0.amount) \($0.asset) \($0.usd ?? -1)" }
    #expect(values == ["27000000.0 USD 27000000.0", "10.5 ETH -1.0", "10.0 wrapped x 25000.0"])
  }

  @Test("A fan is one transfer for each member")
  func fans() throws {
    let test = try test("1970-01-01 A -> B1..B3 $5 every 30s\n+1m B1..B3 -> C01..C03 $4\n+1m C01..C03 -> D $3")
    let rows = test.transfers.map { "\($0.time) \($0.from)>\($0.to)" }
    #expect(
      rows == [
        "0 A>B1", "30 A>B2", "60 A>B3", "120 B1>C01", "120 B2>C02", "120 B3>C03", "180 C01>D", "180 C02>D", "180 C03>D",
      ])
  }

  @Test("A path is one transfer for each hop, keeping a share at each")
  func paths() throws {
    let test = try test("1970-01-01 A -> B -> 0xC -> \"d e\" $1_000 keeping 50% every 1m")
    let rows = test.transfers.map { "\($0.time) \($0.from)>\($0.to) \($0.amount) \($0.usd ?? -1)" }
    #expect(rows == ["0 A>B 1000.0 1000.0", "60 B>0xC 500.0 500.0", "120 0xC>d e 250.0 250.0"])
  }

  @Test("A file of transfers is named, not read")
  func files() throws {
    let test = try test("ledger \"cases/a b.csv\"\n1970-01-02 A -> B $5")
    #expect(test.file?.path == "cases/a b.csv" && test.file?.span.start.line == 6)
    #expect(test.transfers.count == 1)
    #expect(try self.test("1970-01-02 A -> B $5").file == nil)
  }

  @Test("Labels name a set, and an entity where one is given")
  func labels() throws {
    let test = try test("2025-02-21 A -> B $5\nlabel A exchange \"Bybit\"\nlabel 0xB bridge")
    let exchange = InlineLabel(address: "A", category: "exchange", entity: "Bybit")
    #expect(test.labels == [exchange, InlineLabel(address: "0xB", category: "bridge")])
  }

  @Test("A label may say its case, its actor and its chain apart")
  func labelParts() throws {
    let test = try test(
      "label A theft \"x\" on bitcoin case \"Phemex 2025-01\" actor \"Lazarus Group\"\nlabel B actor actor \"y\"")
    let theft = InlineLabel(
      address: "A", category: "theft", entity: "x", caseName: "Phemex 2025-01", actor: "Lazarus Group",
      chain: "bitcoin")
    #expect(test.labels == [theft, InlineLabel(address: "B", category: "actor", actor: "y")])
  }

  @Test("A line names the chain of its transfers")
  func chains() throws {
    let test = try test(
      "2025-02-21 A -> B -> C 5 BTC ($400_000) every 1m on bitcoin\n+1m C -> D 4 BTC on \"b c\"\n+1m D -> E $5")
    #expect(test.transfers.map(\.chain) == ["bitcoin", "bitcoin", "b c", "ethereum"])
    #expect(test.transfers.map(\.usd) == [400_000, 400_000, nil, 5])
  }

  @Test("Events are kept as they were written")
  func events() throws {
    let test = try test("event \"Bybit 2025-02\" 2025-02-21 14:16")
    #expect(test.events == [InlineEvent(name: "Bybit 2025-02", time: 1_740_147_360)])
  }

  @Test("Expectations say what they were written as")
  func expectations() throws {
    let texts = [
      "match", "matches 2", "score >= 60", "score < 62.5 from A", "evidence seed count 12", "open", "no evidence seed",
    ]
    let test = try test(texts.map { "expect \($0)" }.joined(separator: "\n"), expectation: "")
    #expect(test.expectations.map(\.description) == texts)
    let none = try self.test("expect matches 0", expectation: "expect none")
    #expect(none.expectations.map(\.kind) == [.matches(0), .none])
  }

  @Test("The transfers of a file are limited, not only those of a test")
  func fileLimit() {
    let line = "2025-02-21 A -> B1..B9999 $5"
    let tests = (0..<25).map { "test \"\($0)\" {\n \(line)\n expect none\n}\n" }.joined()
    let text = Samples.flow("seed: hop where usd >= $5").dropLast(2) + tests + "}\n"
    let compilation = SignatureCompiler.compile([SignatureSource(path: "x", text: String(text))])
    #expect(compilation.diagnostics.first?.code == .tooManyTransfers)
  }

  private func test(_ body: String, expectation: String = "expect none") throws -> InlineTest {
    let text = """
      signature x {
       flow within 3d { seed: hop where usd >= $5 }
       score { +1 "y" }
       report at 1
       test "t" {
      \(body)
      \(expectation)
       }
      }
      """
    let source = SignatureSource(path: "x", text: text)
    let compilation = SignatureCompiler.compile([source])
    #expect(compilation.diagnostics.map(\.title) == [])
    return try #require(compilation.signatures.first?.tests.first)
  }
}
