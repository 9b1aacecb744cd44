import Columnar
import Testing

@testable import Archive

@Suite struct ExcerptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ path: String) throws -> (batch: TransferBatch, reader: ArchiveReader) {
    let reader = try ArchiveReader(path: path, verifiesChecksums: true)
    try reader.verify()
    return (try reader.batch(0), reader)
  }

  @Test func `an excerpt of everything is the archive again, byte by byte`() throws {
    let path = try SmallLedger(rows: 500).write(to: folder.path("a.arrow"))
    let reader = try ArchiveReader(path: path)
    let everything: ArchiveExcerpt.Choice = { _, _, batch in Array(0..<batch.count) }
    #expect(try ArchiveExcerpt([reader]).write(to: folder.path("b.arrow"), choice: everything) == 500)
    let excerpt = try ArchiveReader(path: folder.path("b.arrow"))
    // The made-up archive names its assets in another order; an excerpt does not.
    #expect(try excerpt.batch(0).amount == reader.batch(0).amount)
    #expect(try excerpt.transactions(inBatch: 0) == reader.transactions(inBatch: 0))
    _ = try ArchiveExcerpt([excerpt]).write(to: folder.path("c.arrow"), choice: everything)
    #expect(try TemporaryFolder.bytes(of: folder.path("c.arrow")) == TemporaryFolder.bytes(of: folder.path("b.arrow")))
  }

  @Test func `an excerpt has the rows that were chosen and the addresses that they name`() throws {
    let ledger = SmallLedger(rows: 500)
    let reader = try ArchiveReader(path: ledger.write(to: folder.path("a.arrow")))
    let chosen = [3, 4, 77, 499]
    let rows = try ArchiveExcerpt([reader]).write(to: folder.path("b.arrow")) { _, _, _ in chosen }
    let (batch, excerpt) = try read(folder.path("b.arrow"))
    #expect(rows == 4 && batch.time == chosen.map { ledger.batch.time[$0] })
    #expect(batch.amount == chosen.map { ledger.batch.amount[$0] })
    #expect(
      batch.from.map { excerpt.fromAddresses[Int($0)] }
        == chosen.map { ledger.addresses[Int(ledger.batch.from[$0])] })
    #expect(excerpt.fromAddresses.count <= 8)
    #expect(try excerpt.transactions(inBatch: 0) == chosen.map { ledger.transactions[$0] })
    #expect(try excerpt.values(inBatch: 0) == chosen.map { ledger.values[$0] })
  }

  @Test func `several archives become one, by time, archive and row`() throws {
    var early = SmallLedger(rows: 300)
    var late = SmallLedger(rows: 200)
    for row in 0..<200 { late.batch.time[row] += 20 }
    early.transactions = early.transactions.enumerated().map { "e\($0.offset)" }
    late.transactions = late.transactions.enumerated().map { "l\($0.offset)" }
    let readers = try [early.write(to: folder.path("e.arrow")), late.write(to: folder.path("l.arrow"))].map {
      try ArchiveReader(path: $0)
    }
    _ = try ArchiveExcerpt(readers).write(to: folder.path("m.arrow")) { _, _, batch in Array(0..<batch.count) }
    let (batch, merged) = try read(folder.path("m.arrow"))
    let all =
      early.transactions.enumerated().map { (early.batch.time[$0], 0, $0, $1) }
      + late.transactions.enumerated().map { (late.batch.time[$0], 1, $0, $1) }
    let sorted = all.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
    #expect(batch.time == sorted.map(\.0))
    #expect(try merged.transactions(inBatch: 0) == sorted.map(\.3))
  }

  @Test func `with nothing chosen there is no file`() throws {
    let reader = try ArchiveReader(path: SmallLedger(rows: 5).write(to: folder.path("a.arrow")))
    #expect(try ArchiveExcerpt([reader]).write(to: folder.path("b.arrow")) { _, _, _ in [] } == 0)
    #expect(folder.names == ["a.arrow"])
  }

  @Test func `columns of every type are carried, and carried again are the same`() throws {
    let golden = try ArchiveReader(path: GoldenLedger.path("pyarrow-every-type.arrow"))
    let everything: ArchiveExcerpt.Choice = { _, _, batch in Array(0..<batch.count) }
    let first = folder.path("first.arrow")
    #expect(try ArchiveExcerpt([golden]).write(to: first, choice: everything) == golden.rowCount)
    let second = folder.path("second.arrow")
    let excerpt = try ArchiveExcerpt([ArchiveReader(path: first)])
    #expect(excerpt.notes.isEmpty)
    _ = try excerpt.write(to: second, choice: everything)
    #expect(try TemporaryFolder.bytes(of: first) == TemporaryFolder.bytes(of: second))
    #expect(try ArchiveReader(path: first).columns.count == golden.columns.count)
  }

  @Test func `a few bytes that stand for many are refused when they are carried`() throws {
    var limits = ArchiveLimits()
    limits.carriedBytes = 40
    let golden = try ArchiveReader(path: GoldenLedger.path("pyarrow-every-type.arrow"), limits: limits)
    let error = #expect(throws: ArchiveError.self) {
      try ArchiveExcerpt([golden]).write(to: folder.path("x.arrow")) { _, _, batch in Array(0..<batch.count) }
    }
    guard case .limit(let what, 40, _) = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(what == "bytes of a column" && error?.column != nil && error?.batch == 0)
  }
}
