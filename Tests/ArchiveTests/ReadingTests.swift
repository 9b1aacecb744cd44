import Columnar
import Testing

@testable import Archive

@Suite struct ReadingTests {
  @Test func `batches can be read by several threads at once`() async throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 200_000)
    let reader = try ArchiveReader(path: ledger.write(to: folder.path("a.arrow"), step: 200_000))
    let sum = try await withThrowingTaskGroup(of: Double.self) { group in
      for index in 0..<reader.batchCount {
        group.addTask { try reader.batch(index).amount.reduce(0, +) }
      }
      return try await group.reduce(0, +)
    }
    #expect(sum == ledger.batch.amount.reduce(0, +))
  }

  @Test func `disorder across batches is found from either side`() throws {
    let path = GoldenLedger.path("fault-order-across.arrow")
    for order in [[0, 1], [1, 0]] {
      let reader = try ArchiveReader(path: path)
      _ = try reader.batch(order[0])
      #expect {
        try reader.batch(order[1])
      } throws: { error in
        guard let error = error as? ArchiveError, error.row == 16, error.column == "time" else { return false }
        return error.cause == .timeOrder(time: 1_700_000_104, before: 1_800_000_000)
      }
    }
  }

  @Test func `what is over a limit is refused`() throws {
    let path = GoldenLedger.path("pyarrow-extras.arrow")
    func cause(_ change: (inout ArchiveLimits) -> Void) -> String? {
      var limits = ArchiveLimits()
      change(&limits)
      do {
        let reader = try ArchiveReader(path: path, limits: limits)
        try reader.verify()
        return nil
      } catch { if case .limit(let what, _, _) = error.cause { return what } else { return "\(error)" } }
    }
    #expect(cause { $0.columns = 10 } == "columns")
    #expect(cause { $0.depth = 2 } == "nesting of columns")
    #expect(cause { $0.metadataBytes = 2000 } == "bytes of the footer")
    #expect(cause { $0.bufferBytes = 80 } == "rows of one batch")
    #expect(cause { $0.bufferBytes = 200 } == "bytes of one buffer")
    #expect(cause { $0.dictionaryBytes = 10 } == "bytes of strings")
    #expect(cause { _ in } == nil)
  }

  @Test func `memory of a batch is used again`() throws {
    let folder = try TemporaryFolder()
    let ledger = SmallLedger(rows: 66_000)
    let reader = try ArchiveReader(path: ledger.write(to: folder.path("a.arrow"), step: 66_000))
    var batch = try reader.batch(0)
    try reader.read(1, into: &batch)
    #expect(sameColumns(batch, ledger.slice(65_536..<66_000)))
    try reader.read(1, columns: [.time], into: &batch)
    #expect(batch.time.count == 464)
    #expect(batch.amount.isEmpty)
  }

  @Test func `a byte changed in a message is found by verify`() throws {
    let folder = try TemporaryFolder()
    let bytes = try TemporaryFolder.bytes(of: SmallLedger(rows: 500).write(to: folder.path("a.arrow")))
    let patient = try Patient(folder, bytes)
    let reader = try ArchiveReader(path: patient.path)
    for block in reader.catalog.footer.batches + reader.catalog.footer.dictionaries {
      patient.write([bytes[block.end - 9] ^ 1], at: block.end - 9)
      #expect(throws: ArchiveError.self) { try reader.verify() }
      patient.heal(block.end - 9..<block.end)
      try reader.verify()
    }
  }
}
