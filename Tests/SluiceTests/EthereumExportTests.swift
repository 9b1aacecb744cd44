import Demonstration
import Testing

@testable import Sluice

@Suite struct EthereumExportTests {
  @Test func `what is exported comes back with the ledger's times, addresses and amounts`() throws {
    let scratch = try ShortLedger()
    let ledger = DemonstrationLedger.make()
    let export = EthereumExport(ledger)
    let path = scratch.path("eth.arrow")
    _ = try ArchiveImport(input: try scratch.file("transactions.csv", export.transactions), output: path).run()
    let wanted = ledger.batch.time.indices.compactMap { row -> String? in
      let batch = ledger.batch
      guard ledger.chains[Int(batch.chain[row])] == "ethereum", ledger.assets[Int(batch.asset[row])] == "ETH" else {
        return nil
      }
      return "\(batch.time[row]) \(ledger.addresses[Int(batch.from[row])]) \(ledger.addresses[Int(batch.to[row])]) "
        + "\(batch.amount[row])"
    }
    let input = try Input(path: path)
    var found: [String] = []
    for place in 0..<input.batchCount {
      let batch = try input.batch(place)
      let tables = input.tables
      found += batch.time.indices.map { row in
        "\(batch.time[row]) \(tables.from[Int(batch.from[row])]) \(tables.to[Int(batch.to[row])]) \(batch.amount[row])"
      }
    }
    #expect(found.count == export.count && found.count > 50_000)
    #expect(found.sorted() == wanted.sorted())
  }
}
