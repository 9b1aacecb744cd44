import Columnar
import Testing

@testable import Archive

@Suite struct RoundTripTests {
  @Test func `what was written is read again`() throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 1000)
    let path = try ledger.write(to: folder.path("a.arrow"))
    let reader = try ArchiveReader(path: path, verifiesChecksums: true)
    #expect(reader.rowCount == 1000)
    #expect(reader.batchCount == 1)
    #expect(reader.addressesAreShared)
    #expect(reader.tablesAreComplete)
    #expect(reader.fromAddresses == ledger.addresses)
    #expect(reader.toAddresses == ledger.addresses)
    #expect(reader.chains == ledger.chains)
    #expect(reader.assets == ledger.assets)
    let batch = try reader.batch(0)
    #expect(sameColumns(batch, ledger.batch))
    #expect(try reader.transactions(inBatch: 0) == ledger.transactions)
    #expect(try reader.values(inBatch: 0) == ledger.values)
    try reader.verify()
  }
}
