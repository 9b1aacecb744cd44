import Columnar
import Testing

@testable import Ingest

@Suite("Importing transfers")
struct TransferCSVTests {
  private func ledger(_ text: String, _ reader: TransferCSV = TransferCSV()) throws -> ImportedLedger {
    try reader.read(MemoryBytes(Array(text.utf8)), name: "t.csv")
  }

  @Test("every column is read, in whatever order the header names them")
  func columns() throws {
    let ledger = try ledger(
      """
      usd,Amount, TX ,value,to,from,chain,asset,time
      1.5,2,0xab,2000000000000000000,0x098B716B8Aaf21512996dC57EB0615e2383E2f96,alice,Tron,ETH,2025-02-21T14:16:11Z
      ,0,,, bob ,alice,tron,USDT,1740147371.5
      """)
    #expect(ledger.count == 2)
    #expect(ledger.batch.time == [1_740_147_371, 1_740_147_371])
    #expect(ledger.addresses == StringTable(["0x098b716b8aaf21512996dc57eb0615e2383e2f96", "alice", "bob"]))
    #expect(ledger.batch.from == [1, 1])
    #expect(ledger.batch.to == [0, 2])
    #expect(ledger.chains == StringTable(["tron"]))
    #expect(ledger.assets == StringTable(["ETH", "USDT"]))
    #expect(ledger.batch.asset == [0, 1])
    #expect(ledger.batch.amount == [2, 0])
    #expect(ledger.batch.usd[0] == 1.5)
    #expect(ledger.batch.usd[1].isNaN)
    #expect(ledger.transactions?[0] == "0xab")
    #expect(ledger.transactions?[1] == nil)
    #expect(ledger.values?[0] == "2000000000000000000")
    #expect(ledger.values?[1] == nil)
    #expect(ledger.notes == [])
  }

  @Test("without its optional columns a file has the default chain, no USD, no ids")
  func defaults() throws {
    let text = "time,from,to,asset,amount\n1,a,b,X,1\n"
    let ledger = try ledger(text, TransferCSV(defaultChain: "Bitcoin"))
    #expect(ledger.chains == StringTable(["bitcoin"]))
    #expect(ledger.batch.chain == [0])
    #expect(ledger.batch.usd[0].isNaN)
    #expect(ledger.transactions == nil && ledger.values == nil)
    #expect(ledger.notes == ["there is no column `chain`; every transfer is taken to be on `bitcoin`"])
  }

  @Test("rows are sorted by time, those of one second stay in order, exact repeats stay")
  func sorting() throws {
    let ledger = try ledger(
      "time,chain,tx,from,to,asset,amount\n9,e,t9,z,a,X,1\n5,e,t5,m,a,X,2\n9,e,,y,a,X,3\n5,e,t5,m,a,X,2\n1,e,t1,b,a,Y,4\n"
    )
    #expect(ledger.batch.time == [1, 5, 5, 9, 9])
    #expect(ledger.batch.amount == [4, 2, 2, 1, 3])
    #expect(ledger.batch.from.map { ledger.addresses[Int($0)] } == ["b", "m", "m", "z", "y"])
    #expect(ledger.batch.asset.map { ledger.assets[Int($0)] } == ["Y", "X", "X", "X", "X"])
    #expect((0..<5).map { ledger.transactions?[$0] } == ["t1", "t5", "t5", "t9", nil])
    #expect(ledger.transactions?.texts.count == 3)
    #expect(ledger.notes == ["the rows were not in order of time; they were sorted"])
  }

  @Test("a header alone is a ledger without rows")
  func header() throws {
    let ledger = try ledger("\u{FEFF}time,chain,from,to,asset,amount,tx\r\n\r\n")
    #expect(ledger.count == 0 && ledger.addresses.count == 0 && ledger.transactions == nil)
  }

  @Test("a byte order mark, CRLF, blank lines and quotes change nothing")
  func dialects() throws {
    let plain = try ledger("time,chain,from,to,asset,amount\n1,e,a,b,\"X,\"\"1\"\"\",2\n2,e,a,b,Y,3\n")
    let other = try ledger(
      "\u{FEFF}\"time\",chain,from,to,asset,amount\r\n\r\n1,e,a,\"b\",\"X,\"\"1\"\"\",\"2\"\r\n\n 2 ,e,a,b, Y,3")
    #expect(plain.assets == StringTable(["X,\"1\"", "Y"]))
    #expect(plain.assets == other.assets && plain.batch.amount == other.batch.amount)
  }

  @Test("skipping leaves bad rows out, counts their lines, notes the first ten, and leaves no trace of them")
  func skipping() throws {
    var text = "time,chain,from,to,asset,amount\n1,e,a,b,X,1\n"
    for row in 0..<12 { text += "2,e,bad\(row),b,X,-\(row + 1)\n" }
    text += "3,e,a,b,X,\"1\n2\"\n4,e,a,c,X,5\n"
    let ledger = try ledger(text, TransferCSV(onError: .skip))
    #expect(ledger.batch.amount == [1, 5])
    #expect(ledger.addresses == StringTable(["a", "b", "c"]))
    #expect(ledger.skippedRows == 14)
    #expect(ledger.notes.count == 11)
    #expect(ledger.notes.first == "line 3 was skipped: column `amount`: `-1` is negative")
    #expect(ledger.notes.last == "3 more rows were skipped")
  }

  @Test("a file is read from the disk, and one that is not there is named")
  func files() throws {
    let error = #expect(throws: ImportError.self) { try TransferCSV().read(path: "no/such/file.csv") }
    #expect(error?.description == "no/such/file.csv: cannot be read: no such file or directory")
    let directory = #expect(throws: ImportError.self) { try TransferCSV().read(path: "/") }
    #expect(directory?.description == "/: cannot be read: is a directory")
  }
}
