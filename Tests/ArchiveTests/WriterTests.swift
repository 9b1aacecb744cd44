import Columnar
import Testing

@testable import Archive

@Suite struct WriterTests {
  @Test func `the same transfers give the same bytes, however they are handed over`() throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 200)
    let whole = try TemporaryFolder.bytes(of: ledger.write(to: folder.path("a.arrow"), step: 200))
    let pieces = try TemporaryFolder.bytes(of: ledger.write(to: folder.path("b.arrow"), step: 7))
    #expect(whole == pieces)
  }

  @Test func `rows are cut into batches of 65,536`() throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 70_000)
    let reader = try ArchiveReader(path: ledger.write(to: folder.path("a.arrow"), step: 50_000))
    #expect((0..<reader.batchCount).map { reader.rows(inBatch: $0) } == [65_536, 4_464])
    #expect(reader.firstRow(ofBatch: 1) == 65_536)
    #expect(try sameColumns(reader.batch(1), ledger.slice(65_536..<70_000)))
    #expect(reader.statistics?.map(\.rows) == [65_536, 4_464])
    #expect(reader.statistics?[1].times == ledger.batch.time[65_536]...ledger.batch.time[69_999])
    try reader.verify()
  }

  @Test func `nothing is left of an archive that is not finished`() throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 10)
    for isCancelled in [true, false] {
      let writer = try ArchiveWriter(
        path: folder.path("a.arrow"), addresses: ledger.addresses, chains: ledger.chains, assets: ledger.assets)
      try writer.append(ledger.batch)
      #expect(!folder.names.contains("a.arrow"))
      if isCancelled { writer.cancel() }
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `an archive that was there stays until the new one is finished`() throws {
    let folder = try TemporaryFolder()
    let path = try SmallLedger(rows: 10).write(to: folder.path("a.arrow"))
    do {
      let ledger = SmallLedger(rows: 20)
      let writer = try ArchiveWriter(
        path: path, addresses: ledger.addresses, chains: ledger.chains, assets: ledger.assets)
      try writer.append(ledger.batch)
    }
    #expect(try ArchiveReader(path: path).rowCount == 10)
    _ = try SmallLedger(rows: 30).write(to: path)
    #expect(try ArchiveReader(path: path).rowCount == 30)
    #expect(folder.names == ["a.arrow"])
  }

  @Test func `an archive without transfers is an archive`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.arrow")
    let writer = try ArchiveWriter(path: path, addresses: StringTable(), chains: StringTable(), assets: StringTable())
    try writer.finish()
    let reader = try ArchiveReader(path: path)
    #expect(reader.rowCount == 0)
    #expect(reader.batchCount == 0)
    #expect(!reader.has(.usd))
    #expect(!reader.has(.tx))
    #expect(reader.has(.all.subtracting(.usd)))
    try reader.verify()
  }

  @Test func `rows that do not fit are refused with their number`() throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 10)
    let writer = try ArchiveWriter(
      path: folder.path("a.arrow"), addresses: ledger.addresses, chains: ledger.chains, assets: ledger.assets)
    try writer.append(ledger.batch)
    func row(_ change: (inout TransferBatch) -> Void) -> Int? {
      var batch = ledger.batch
      batch.time = batch.time.map { $0 + 100 }
      change(&batch)
      do { try writer.append(batch) } catch { return error.row }
      return nil
    }
    #expect(row { $0.amount[3] = -1 } == 13)
    #expect(row { $0.amount[4] = .infinity } == 14)
    #expect(row { $0.from[9] = 50 } == 19)
    #expect(row { $0.asset[1] = -1 } == 11)
    #expect(row { $0.time[5] = 0 } == 15)
    #expect(row { $0.time[0] = 0 } == 10)
    #expect(row { _ in } == nil)
  }

  @Test func `codes are as wide as their table needs`() {
    let widths = [1, 128, 129, 32_768, 32_769].map { WriterTables.index(StringTable((0..<$0).map { "\($0)" })).bits }
    #expect(widths == [8, 8, 16, 16, 32])
  }

  @Test func `the hash of an archive by Sluice is that of its footer`() throws {
    let folder = try TemporaryFolder()
    let one = try ArchiveReader(path: SmallLedger(rows: 10).write(to: folder.path("a.arrow"))).digest()
    let other = try ArchiveReader(path: SmallLedger(rows: 11).write(to: folder.path("b.arrow"))).digest()
    #expect(one.hasPrefix("sluice1:"))
    #expect(one.utf8.count == 72)
    #expect(one != other)
  }

  @Test func `metadata of the schema and of the footer are read together`() throws {
    let folder = try TemporaryFolder()
    let reader = try ArchiveReader(path: SmallLedger(rows: 10).write(to: folder.path("a.arrow")))
    #expect(reader.metadata["note"] == "made up")
    #expect(reader.metadata["sluice.rows"] == "10")
    #expect(reader.notes.isEmpty)
  }
}
