import Columnar
import Testing

@testable import Ingest

@Suite("Errors of importing")
struct ImportErrorTests {
  private static let header = "time,chain,tx,from,to,asset,amount,usd,value\n"

  private func message(_ bytes: [UInt8], onError: TransferCSV.ErrorPolicy = .stop) -> String {
    do throws(ImportError) {
      _ = try TransferCSV(onError: onError).read(MemoryBytes(bytes), name: "t.csv")
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test(
    "a header that cannot be used is explained",
    arguments: [
      ("", "t.csv: the file is empty; a header is expected: `time`, `from`, `to`, `asset`, `amount`"),
      ("\n \n", "t.csv: the file is empty; a header is expected: `time`, `from`, `to`, `asset`, `amount`"),
      ("time,from,to,asset,ammount\n", "t.csv:1: `ammount` is not a known column; did you mean `amount`?"),
      (
        "sender,from\n",
        "t.csv:1: `sender` is not a known column; known are `time`, `chain`, `tx`, `from`, `to`, `asset`, `amount`, "
          + "`usd`, `value`, `message_id`"
      ),
      ("time,from,asset\n", "t.csv:1: the header lacks `to`, `amount`"),
      ("time,from,to,asset,amount,Time\n", "t.csv:1: the header names `Time` twice"),
    ])
  func headers(_ text: String, _ expected: String) {
    #expect(message(Array(text.utf8)) == expected)
    #expect(message(Array(text.utf8), onError: .skip) == expected)
  }

  @Test(
    "a row that cannot be used is explained",
    arguments: [
      ("1,e,t,a,b,X,1,1", "9 fields expected, 8 found"),
      ("1,e,t,a,b,X,1,1,1,", "9 fields expected, 10 found"),
      (
        "x,e,t,a,b,X,1,1,1",
        "column `time`: `x` is not a time; expected like `2025-02-21T14:16:11Z`, or seconds since 1970"
      ),
      (",e,t,a,b,X,1,1,1", "column `time`: the field is empty"),
      ("1, ,t,a,b,X,1,1,1", "column `chain`: the field is empty"),
      ("1,e,t,,b,X,1,1,1", "column `from`: the field is empty"),
      ("1,e,t,a, ,X,1,1,1", "column `to`: the field is empty"),
      ("1,e,t,a,b,,1,1,1", "column `asset`: the field is empty"),
      ("1,e,t,a,b,X,,1,1", "column `amount`: the field is empty"),
      ("1,e,t,a,b,X,1.2.3,1,1", "column `amount`: `1.2.3` is not a decimal number"),
      ("1,e,t,a,b,X,-1,1,1", "column `amount`: `-1` is negative"),
      ("1,e,t,a,b,X,1e309,1,1", "column `amount`: `1e309` is too large for a 64-bit float"),
      ("1,e,t,a,b,X,1,$5,1", "column `usd`: `$5` is not a decimal number"),
      ("1,e,t,a,b,X,1,1,1.5", "column `value`: `1.5` is not a whole number in base units"),
    ])
  func rows(_ row: String, _ expected: String) {
    #expect(message(Array((Self.header + "1,e,t,a,b,X,1,1,1\n" + row).utf8)) == "t.csv:3: \(expected)")
    #expect(message(Array((Self.header + row).utf8), onError: .skip) == "no error")
  }

  @Test("bytes that are not UTF-8 are an error in the header and in a row")
  func encoding() {
    #expect(message([0xFF, 0xFE, 0x74, 0x00]) == "t.csv:1: the text is not valid UTF-8")
    let row = Array(Self.header.utf8) + Array("1,e,t,a".utf8) + [0xC3] + Array(",b,X,1,1,1".utf8)
    #expect(message(row) == "t.csv:2: column `from`: the text is not valid UTF-8")
  }

  @Test("bytes that are not CSV stop an import even if bad rows are skipped")
  func malformed() {
    for policy in [TransferCSV.ErrorPolicy.stop, .skip] {
      let open = message(Array((Self.header + "1,\"e,t\n\n").utf8), onError: policy)
      #expect(open == "t.csv:2: a quote is opened here and never closed")
      let after = message(Array((Self.header + "1,\"e\"e,t\n").utf8), onError: policy)
      #expect(after == "t.csv:2: text after a closing quote; a quote inside a quoted field is written twice")
      let long = message(Array(Self.header.utf8) + Array(repeating: 0x31, count: 16 << 20), onError: policy)
      #expect(long == "t.csv:2: the record is longer than 16777216 bytes")
    }
  }

  @Test("a field of almost a mebibyte is read, and shown shortened")
  func longField() throws {
    let address = String(repeating: "a", count: (1 << 20) - 100)
    let ledger = try TransferCSV().read(
      MemoryBytes(Array("time,chain,from,to,asset,amount\n1,e,\(address),b,X,1\n".utf8)), name: "t.csv")
    #expect(ledger.addresses.count == 2)
    let shown = message(Array("time,chain,from,to,asset,amount\n1,e,a,b,X,\(address)\n".utf8))
    #expect(shown == "t.csv:2: column `amount`: `\(String(repeating: "a", count: 60))…` is not a decimal number")
  }

  @Test("a ledger with more rows than codes has words of its own")
  func tooManyRows() {
    let error = ImportError(file: "t.csv", line: 7, cause: .tooManyRows)
    #expect(error.description == "t.csv:7: the file has more rows or addresses than one ledger can hold; split it")
  }
}
