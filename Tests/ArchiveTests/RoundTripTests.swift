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

  @Test func `ids of messages are read of any column of text`() throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 20)
    var options = ArchiveWriter.Options()
    options.marks = [ArchiveReader.messageColumn]
    let path = folder.path("m.arrow")
    let writer = try ArchiveWriter(
      path: path, addresses: ledger.addresses, chains: ledger.chains, assets: ledger.assets, options: options)
    var texts = ArchiveWriter.Texts()
    let ids = (0..<20).map { row in row % 3 == 0 ? nil : "guid \(row / 2)" }
    texts.marks = [TextRows(ids)]
    try writer.append(ledger.batch, texts: texts)
    try writer.finish()
    let reader = try ArchiveReader(path: path)
    #expect(try reader.messages(inBatch: 0) == ids)
    #expect(reader.columns.last == ArchiveColumn(name: "message_id", type: "utf8", isUsed: true))
    let other = try ArchiveReader(path: ledger.write(to: folder.path("o.arrow")))
    #expect(!other.hasMessages)
    #expect(try other.messages(inBatch: 0) == nil)
  }
}
