import Testing

@testable import Archive

/// What people are told about files that cannot be read.
@Suite struct FaultTests {
  /// The message for a file, without its path.
  private func message(_ path: String) -> String {
    do {
      let reader = try ArchiveReader(path: path)
      try reader.verify()
      return "no error"
    } catch {
      return "\(error)".replacing(path, with: "F")
    }
  }

  @Test(arguments: [
    (
      "null",
      "`F`: batch 1, row 21, column `from`: the value is null, and this column must not have nulls; drop or fill such rows"
    ),
    (
      "order",
      "`F`: batch 2, row 33, column `time`: time 2023-11-14T22:13:20Z is before 2023-11-14T22:16:48Z, the time of the row above; sort the rows by time"
    ),
    (
      "order-across",
      "`F`: batch 1, row 16, column `time`: time 2023-11-14T22:15:04Z is before 2027-01-15T08:00:00Z, the time of the row above; sort the rows by time"
    ),
    ("negative", "`F`: batch 1, row 18, column `amount`: -2.5 is negative"),
    ("nan", "`F`: batch 0, row 0, column `amount`: nan is not a finite number"),
    (
      "missing",
      "`F`: column `asset`: the column is missing; the file has `time`, `chain`, `tx`, `from`, `to`, `amount`, `value`, `usd`"
    ),
    (
      "milliseconds",
      "`F`: batch 0, row 0, column `time`: time 1700000000000 is not in the years 1 to 9999; whole numbers are read as seconds since 1970"
    ),
    ("type", "`F`: batch 0, column `amount`: unsupported: type `bool`; cast the column to `float64` or `decimal128`"),
  ])
  func `a fault in the data is named with file, batch and row`(name: String, text: String) {
    #expect(message(GoldenLedger.path("fault-\(name).arrow")) == text)
  }

  @Test(arguments: ["pyarrow-zstd", "polars-zstd"])
  func `ZSTD is unsupported, with a way out`(name: String) {
    let path = GoldenLedger.path("\(name).arrow")
    let advice =
      "write it again: `import pyarrow.feather as f; f.write_feather(f.read_table('F'), 'new.arrow', compression='lz4')`"
    #expect(message(path) == "`F`: batch 0: unsupported: the buffers are compressed with ZSTD; \(advice)")
  }

  @Test func `a stream is not a file`() {
    #expect(
      message(GoldenLedger.path("pyarrow-stream.arrow"))
        == "`F`: unsupported: this is an Arrow stream; write it as a file, with `pyarrow.ipc.new_file` in place of `new_stream`"
    )
  }

  @Test func `files that are no archives are told apart`() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.file("empty", [])
    let text = try folder.file("text", Array("time,from,to\n".utf8))
    let feather = try folder.file("feather", Array("FEA1 and more bytes".utf8))
    let archive = try TemporaryFolder.bytes(of: GoldenLedger.path("pyarrow-feather.arrow"))
    let short = try folder.file("short", Array(archive.dropLast(1)))
    #expect(message(empty) == "`F`: the file is empty")
    #expect(message(text) == "`F`: not an Arrow IPC file (Feather V2): it does not begin with `ARROW1`")
    #expect(message(feather).hasPrefix("`F`: unsupported: this is Feather V1; write it again: "))
    #expect(
      message(short)
        == "`F`: the Arrow file ends after \(archive.count - 1) bytes without its footer; it was cut off or is damaged")
    #expect(message(folder.path) == "`F`: not a regular file; an archive is read from several places at once")
    #expect(message(folder.path("none")) == "`F`: cannot open: no such file or directory")
  }
}
