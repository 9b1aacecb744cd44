import Columnar
import Testing

@Suite("CSV")
struct CSVReaderTests {
  /// The records of a text, read in chunks of several sizes, which must not matter.
  private func records(_ text: String, limit: Int = 1 << 20) throws -> [[String]] {
    try records(Array(text.utf8), limit: limit)
  }

  private func records(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [[String]] {
    let results = try [1, 2, 3, 7, 1 << 16].map { chunk in
      var reader = CSVReader(MemoryBytes(bytes), recordLimit: limit, chunk: chunk)
      var (record, all) = (CSVRecord(), [[String]]())
      while try reader.next(into: &record) {
        all.append((0..<record.count).map { String(decoding: record[$0], as: UTF8.self) })
      }
      return all
    }
    for result in results { #expect(result == results[0]) }
    return results[0]
  }

  private func error(_ text: String, limit: Int = 1 << 20) -> CSVError? {
    do {
      _ = try records(text, limit: limit)
      return nil
    } catch {
      return error as? CSVError
    }
  }

  @Test("fields, quotes and line breaks are told apart")
  func fields() throws {
    #expect(try records("a,b\nc,d\n") == [["a", "b"], ["c", "d"]])
    #expect(try records("a,b\r\nc,d") == [["a", "b"], ["c", "d"]])
    #expect(try records("a,b\rc,d\r") == [["a", "b"], ["c", "d"]])
    #expect(try records("\"a,1\",\"b\"\"2\"\"\",\"c\n3\r\n4\"\n") == [["a,1", "b\"2\"", "c\n3\r\n4"]])
    #expect(try records(",,\n") == [["", "", ""]])
    #expect(try records("a,") == [["a", ""]])
    #expect(try records("\"\"") == [[""]])
    #expect(try records(" \"a\" , b ") == [["a", " b "]])
    #expect(try records("12\" pipe,\"\"\"\"") == [["12\" pipe", "\""]])
    #expect(try records("é,\"ö\"") == [["é", "ö"]])
  }

  @Test("nothing, blank lines and a byte order mark hold no record")
  func blank() throws {
    #expect(try records("") == [])
    #expect(try records("\n\r\n  \n\t\n") == [])
    #expect(try records("\n\na\n\n\nb\n\n") == [["a"], ["b"]])
    #expect(try records([0xEF, 0xBB, 0xBF]) == [])
    #expect(try records([0xEF, 0xBB, 0xBF] + Array("\"a\",b".utf8)) == [["a", "b"]])
    #expect(try records([0xEF, 0xBC, 0xA1]) == [["\u{FF21}"]])
    #expect(try records([0xEF]) == [["\u{FFFD}"]])
  }

  @Test("lines are counted through quoted line breaks and blank lines")
  func lines() throws {
    var reader = CSVReader(MemoryBytes(Array("a\n\n\"b\nb\"\r\nc".utf8)))
    var record = CSVRecord()
    var lines: [ClosedRange<Int>] = []
    while try reader.next(into: &record) { lines.append(record.line...record.lastLine) }
    #expect(lines == [1...1, 3...4, 5...5])
  }

  @Test("a quote that is not closed, or closed too soon, is an error on its line")
  func quotes() {
    #expect(error("a\n\"b\nc") == CSVError(cause: .openQuote, line: 2))
    #expect(error("a\n\"b\"c\n") == CSVError(cause: .textAfterQuote, line: 2))
    #expect(error("\"b\"\"") == CSVError(cause: .openQuote, line: 1))
  }

  @Test("a record past the limit is an error, whatever it is made of", arguments: ["x", " ", ",", "\"", "\"\n"])
  func limit(_ unit: String) {
    let filler = String(repeating: unit, count: 300)
    #expect(error("a\n" + (unit == "\"\n" ? "\"" + filler.filter { $0 != "\"" } : filler), limit: 100)?.line == 2)
    #expect(error(String(repeating: "y", count: 99) + "\n", limit: 100) == nil)
    #expect(error(String(repeating: "y", count: 100), limit: 100)?.cause == .tooLong(limit: 100))
  }

  @Test("a file comes in pieces of the size that is asked for, and ends")
  func files() throws {
    let file = try FileBytes(path: #filePath)
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 100))
    while case let count = try file.read(into: &buffer), count > 0 { bytes += buffer[..<count] }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("import Columnar\n") && text.hasSuffix("}\n") && text.contains("in pieces of the size"))
    #expect(throws: ReadFailure(code: 2)) { try FileBytes(path: "no/such/file") }
  }

  @Test("words of errors")
  func texts() {
    #expect("\(CSVError(cause: .openQuote, line: 2))" == "line 2: a quote is opened here and never closed")
    #expect("\(CSVError(cause: .tooLong(limit: 9), line: 2))" == "line 2: the record is longer than 9 bytes")
    #expect("\(CSVError(cause: .unreadable(ReadFailure(code: 2)), line: 1))".contains("no such file or directory"))
  }
}
