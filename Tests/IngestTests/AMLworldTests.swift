import Archive
import Columnar
import Foundation
import Testing

@testable import Ingest

@Suite("AMLworld data")
struct AMLworldTests {
  private static let header =
    "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,"
    + "Payment Format,Is Laundering"

  @Test("two columns of one name are two accounts; what was paid is the amount", arguments: ["Account", "Account.1"])
  func transactions(_ second: String) throws {
    let work = try Workspace()
    let file = try work.file(
      "HI-Small_Trans.csv",
      """
      \(Self.header.replacing("To Bank,Account", with: "To Bank,\(second)"))
      2022/09/01 00:20,010,8000EBD30,010,8000EBD31,3697.34,US Dollar,3697.34,US Dollar,Reinvestment,0
      2022/09/01 00:19,03208,8000F4580,001,8000F5340,0.01,Bitcoin,210.5,Euro,Wire,1
      """)
    _ = try work.importing(file)
    #expect(
      try work.rows() == [
        "1661991540 bank - 03208:8000F4580 001:8000F5340 EUR 210.5 - -",
        "1661991600 bank - 010:8000EBD30 010:8000EBD31 USD 3697.34 - -",
      ])
    let names = try ArchiveReader(path: work.path("out.arrow")).columns.map(\.name)
    #expect(names.suffix(3) == ["payment_format", "laundering", "received"])
  }

  @Test("attempts are blocks, and every transfer belongs to one")
  func patterns() throws {
    let row = "2022/09/01 00:06,021174,800737690,012,80011F990,2848.96,Euro,2848.96,Euro,ACH,1"
    let good = """
      BEGIN LAUNDERING ATTEMPT - FAN-OUT:  Max 16-degree Fan-Out
      \(row)
      END LAUNDERING ATTEMPT - FAN-OUT

      BEGIN LAUNDERING ATTEMPT - STACK
      \(row)
      END LAUNDERING ATTEMPT - STACK

      """
    var format = AMLworldPatterns()
    var source = RecordSource(MemoryBytes(Array(good.utf8)), file: "p.txt")
    var rows: [TransferRow] = []
    while try source.next() { _ = try format.read(source.record, into: &rows) }
    try format.finish()
    #expect(
      rows.map { $0.marks.map(\.string) } == [["ACH", "1", "", "FAN-OUT", "1"], ["ACH", "1", "", "STACK", "2"]])
    for (text, expected) in [
      (good + row, "8: a transaction outside of a laundering attempt"),
      (String(good.dropLast(31)), "7: a laundering attempt must end as it began before another begins"),
      (
        good.replacing("END LAUNDERING ATTEMPT - FAN-OUT", with: "END LAUNDERING ATTEMPT - STACK"),
        "3: a laundering attempt must end as it began before another begins"
      ),
    ] {
      let error = #expect(throws: ImportError.self) { try TransferCSV().read(MemoryBytes(Array(text.utf8)), name: "p") }
      #expect(error?.description == "p:\(expected)")
    }
  }

  /// The folder of real cases, kept outside of the repository.
  private static let cases = ProcessInfo.processInfo.environment["SLUICE_CASES"]

  @Test("the published attempts are all there", .enabled(if: cases != nil))
  func published() throws {
    let path = try #require(Self.cases) + "/amlworld/HI-Small_Patterns.txt"
    let work = try Workspace()
    let summary = try work.importing(path)
    #expect(summary.rows == 3_209 && summary.skipped == 0 && summary.omitted == 0)
  }
}
