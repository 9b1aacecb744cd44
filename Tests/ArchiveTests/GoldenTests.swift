import Columnar
import Testing

@testable import Archive

/// Files as other libraries write them; `.ci/interop/make_golden.py` made them.
@Suite struct GoldenTests {
  @Test(arguments: [
    "pyarrow-feather", "pyarrow-extras", "pyarrow-large", "pyarrow-wide", "pyarrow-raw-addresses", "pyarrow-deltas",
    "polars-strings", "polars-plain", "polars-categorical", "polars-chunks", "polars-old", "polars-sink",
  ])
  func `a file of another library holds the same transfers`(name: String) throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("\(name).arrow"), verifiesChecksums: true)
    #expect(reader.rowCount == 40)
    #expect(try GoldenLedger.rows(of: reader) == GoldenLedger.rows())
  }

  @Test func `a chain named in the metadata is the chain of every row`() throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("pyarrow-plain.arrow"))
    #expect(reader.has(.chain))
    #expect(!reader.columnSet.contains(.chain))
    var expected = try GoldenLedger.rows()
    for row in expected.indices { expected[row].chain = "ethereum" }
    #expect(try GoldenLedger.rows(of: reader) == expected)
  }

  @Test func `a time without a zone is read as UTC with a note`() throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("pyarrow-plain.arrow"))
    #expect(reader.notes == ["column `time` has no time zone; its times are read as UTC"])
  }

  @Test func `a value that a dictionary has twice gets one code`() throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("pyarrow-repeated.arrow"))
    #expect(reader.fromAddresses.count == 2)
    #expect(try reader.batch(0, columns: .from).from == (0..<40).map { Int32($0 % 2) })
  }

  @Test func `every column is listed with its type, used or not`() throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("pyarrow-extras.arrow"))
    let types = reader.columns.map { "\($0.name): \($0.type)\($0.isUsed ? "" : " (extra)")" }
    #expect(types.count == 25)
    #expect(types.contains("time: timestamp[us, UTC]"))
    #expect(types.contains("from: dictionary<int32, utf8>"))
    #expect(
      types.contains("x_list: list<item: int(64)> (extra)") || types.contains("x_list: list<item: int64> (extra)"))
    #expect(types.contains("x_runs: run_end_encoded<run_ends: int32, values: utf8> (extra)"))
    #expect(types.contains("x_words: dictionary<int32, utf8> (extra)"))
  }

  @Test func `plain text columns share one table of addresses`() throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("polars-strings.arrow"))
    #expect(reader.addressesAreShared)
    #expect(!reader.tablesAreComplete)
    #expect(reader.fromAddresses.count == 0)
    _ = try reader.batch(0)
    #expect(reader.fromAddresses.count == 5)
    #expect(reader.fromAddresses == reader.toAddresses)
  }

  @Test func `dictionaries of their own are not shared`() throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("pyarrow-feather.arrow"))
    #expect(!reader.addressesAreShared)
    #expect(reader.tablesAreComplete)
    #expect(reader.statistics == nil)
  }

  @Test func `the hash of a foreign file is that of its bytes`() throws {
    let path = GoldenLedger.path("pyarrow-feather.arrow")
    let reader = try ArchiveReader(path: path)
    #expect(try reader.digest() == "sha256:\(SHA256.hexadecimal(of: TemporaryFolder.bytes(of: path)))")
  }

  @Test func `only the columns that were asked for are decoded`() throws {
    let reader = try ArchiveReader(path: GoldenLedger.path("pyarrow-feather.arrow"))
    let batch = try reader.batch(1, columns: [.to, .amount])
    #expect(batch.to.count == 17)
    #expect(batch.amount.count == 17)
    #expect(batch.time.isEmpty)
    #expect(batch.from.isEmpty)
    #expect(batch.usd.isEmpty)
  }
}
