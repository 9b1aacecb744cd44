import Columnar
import Glibc
import Ingest
import Testing

/// The folder of real cases, which are not part of the project.
private let folder = unsafe getenv("SLUICE_CASES").map { unsafe String(cString: $0) }

@Suite("Real cases", .enabled(if: folder != nil))
struct CaseTests {
  private func ledger(_ name: String) throws -> ImportedLedger {
    try TransferCSV().read(path: try #require(folder) + "/\(name)/transfers.csv")
  }

  @Test("Harmony has 3,887 transfers, of which 275 are exact repeats")
  func harmony() throws {
    let ledger = try ledger("harmony")
    #expect(ledger.count == 3_887 && ledger.skippedRows == 0)
    var rows: Set<[Int64]> = []
    for row in 0..<ledger.count {
      let batch = ledger.batch
      let tx = Int64(ledger.transactions?.codes[row] ?? -1)
      let amount = Int64(bitPattern: batch.amount[row].bitPattern)
      rows.insert([batch.time[row], tx, Int64(batch.from[row]), Int64(batch.to[row]), amount])
    }
    #expect(ledger.count - rows.count == 275)
    #expect(ledger.notes.allSatisfy { $0.contains("order of time") })
  }

  @Test("the other cases are read in full", arguments: [("lifi", 135), ("dai-phishing", 292), ("ronin", 436)])
  func others(_ name: String, _ rows: Int) throws {
    let ledger = try ledger(name)
    #expect(ledger.count == rows)
    #expect(ledger.addresses.sortedCodes() == Array(0..<Int32(ledger.addresses.count)))
  }
}
