import Columnar
import Glibc
import Testing

@testable import Archive

/// A file may be cut off, or grow, while it is read: a mapping must not end the process.
///
/// One test after another, because one of them takes all places that there are for mappings.
@Suite(.serialized) struct MappingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(rows: Int = 140_000) throws -> (patient: Patient, reader: ArchiveReader) {
    let path = try SmallLedger(rows: rows, addresses: 500).write(to: folder.path("whole.arrow"), step: 70_000)
    let patient = try Patient(folder, TemporaryFolder.bytes(of: path))
    return (patient, try ArchiveReader(path: patient.path))
  }

  @Test func `a file that is cut off while it is open is an error of its next batch`() throws {
    let (patient, reader) = try open()
    let mapping = try #require(reader.catalog.file.mapping)
    let first = try reader.batch(0)
    // The page that holds the end of the file reads as zeros behind it; those after it are gone.
    for size in [patient.healthy.count / 2, 5_000, 0] {
      patient.truncate(to: size)
      #expect(throws: ArchiveError.self) { try reader.batch(2) }
    }
    #expect(!mapping.isWhole)
    do {
      _ = try reader.batch(2)
      Issue.record("read what is not there")
    } catch {
      #expect("\(error)".contains("truncated") || "\(error)".contains("ends"), "\(error)")
    }
    // A mapping that broke is left alone, and the file read as others are.
    patient.write(patient.healthy, at: 0)
    #expect(try reader.batch(0).time == first.time)
    #expect(try reader.batch(2).count == 140_000 - 2 * 65_536)
  }

  @Test func `bytes behind the end of a file that was cut off within a page are none of its`() throws {
    let (patient, reader) = try open()
    let mapping = try #require(reader.catalog.file.mapping)
    let end = patient.healthy.count / 4_096 * 4_096
    patient.truncate(to: end - 2_000)
    #expect(unsafe mapping.read(at: end - 2_010, count: 20) { unsafe $0[19] } == nil)
    #expect(unsafe mapping.read(at: end - 2_020, count: 20) { unsafe $0[19] } == patient.healthy[end - 2_001])
    #expect(mapping.isWhole)
  }

  @Test func `threads that read a file while it is cut off get batches or errors`() async throws {
    let (patient, reader) = try open(rows: 400_000)
    let times = try (0..<reader.batchCount).map { try reader.batch($0).time }
    let (path, size) = (patient.path, patient.healthy.count)
    for _ in 0..<20 {
      let fresh = try ArchiveReader(path: patient.path)
      await withTaskGroup(of: Void.self) { group in
        for index in 0..<reader.batchCount {
          group.addTask {
            guard let batch = try? fresh.batch(index) else { return }
            #expect(batch.time == times[index])
          }
        }
        group.addTask { _ = unsafe truncate(path, Int.random(in: 0..<size)) }
      }
      patient.write(patient.healthy, at: 0)
    }
  }

  @Test func `a file that grows while it is open stays what it was`() throws {
    let (patient, reader) = try open()
    patient.write([1, 2, 3], at: 0)
    patient.heal(0..<3)
    patient.truncate(to: patient.healthy.count + 100_000)
    #expect(try reader.batch(2).count == 140_000 - 2 * 65_536)
  }

  @Test func `a mapping has the bytes of its file and no others`() throws {
    let (patient, reader) = try open()
    let mapping = try #require(reader.catalog.file.mapping)
    func bytes(_ offset: Int, _ count: Int) -> [UInt8]? {
      unsafe mapping.read(at: offset, count: count) { unsafe Array($0) }
    }
    #expect(bytes(0, mapping.count) == patient.healthy)
    #expect(bytes(4_090, 20) == Array(patient.healthy[4_090..<4_110]))
    #expect(bytes(mapping.count, 0) == [])
    #expect(bytes(mapping.count - 1, 2) == nil)
    #expect(bytes(-1, 2) == nil)
    #expect(bytes(0, -1) == nil)
    #expect(bytes(.max, .max) == nil)
  }

  @Test func `more files than there are places for mappings are read all the same`() throws {
    let (patient, reader) = try open()
    let first = try reader.batch(0)
    // Other suites take and give back places meanwhile, so that it may need more than one try.
    var others: [ArchiveReader] = []
    while others.last?.catalog.file.mapping != nil || others.isEmpty, others.count < 5_000 {
      others.append(try ArchiveReader(path: patient.path))
    }
    let last = try #require(others.last)
    #expect(last.catalog.file.mapping == nil)
    #expect(try last.batch(0).time == first.time)
  }

  @Test func `a file without bytes has no mapping`() throws {
    #expect(try ArchiveFile(path: folder.file("empty", [])).mapping == nil)
  }
}
