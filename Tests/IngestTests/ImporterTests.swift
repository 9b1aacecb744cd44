import Archive
import Columnar
import Foundation
import Testing

@testable import Ingest

@Suite("Importing into archives")
struct ImporterTests {
  private static let header = "time,chain,tx,from,to,asset,amount,usd,value\n"

  @Test("an archive sorted on disk is the one sorted in memory, byte by byte")
  func external() throws {
    for rowsPerRun in [1, 3, 50, 1_000, 1_500, 5_000] {
      let work = try Workspace()
      let rows = Self.randomRows(4_000)
      let sorter = try TransferSorter(beside: work.path("a.arrow"), rowsPerRun: rowsPerRun)
      var builder = LedgerBuilder()
      for row in rows {
        try sorter.append([row], 0, columns: [])
        builder.append(row)
      }
      let ledger = builder.finish()
      let addresses = try sorter.write(to: work.path("a.arrow")) { _ in }
      try Self.write(ledger, to: work.path("b.arrow"))
      #expect(addresses == ledger.addresses.count && sorter.count == ledger.count)
      let files = try ["a.arrow", "b.arrow"].map { try Data(contentsOf: work.folder.appending(path: $0)) }
      #expect(files[0] == files[1], "\(rowsPerRun) rows a run")
    }
  }

  private static func randomRows(_ count: Int) -> [TransferRow] {
    (0..<count).map { number in
      var row = TransferRow(chain: text(["ethereum", "bitcoin"].randomElement()))
      row.time = .random(in: 0...Int64([5, 500, 50_000].randomElement() ?? 5))
      row.from = text("0x\(String(UInt64.random(in: 0...3_000), radix: 16))")
      row.to = text(["", "0", "zz", "é", "0x", "0x1"].randomElement().map { $0 + "\(Int.random(in: 0...900))" })
      row.asset = text("A\(Int.random(in: 0...300))")
      row.amount = Double(number)
      if Bool.random() { row.usd = .random(in: 0...1) }
      if Bool.random() { row.tx = text("0xab\(String(number, radix: 16))") }
      if Bool.random() { row.value = text("\(number)") }
      return row
    }
  }

  private static func text(_ text: String?) -> ArraySlice<UInt8> { Array((text ?? "").utf8)[...] }

  private static func write(_ ledger: ImportedLedger, to path: String) throws {
    var options = ArchiveWriter.Options()
    (options.hasTransactions, options.hasValues, options.hasUSD) = (true, true, true)
    let writer = try ArchiveWriter(
      path: path, addresses: ledger.addresses, chains: ledger.chains, assets: ledger.assets, options: options)
    try writer.append(
      ledger.batch, transactions: (0..<ledger.count).map { ledger.transactions?[$0] },
      values: (0..<ledger.count).map { ledger.values?[$0] })
    try writer.finish()
  }

  @Test("files of several formats become one archive; equal times keep the order of the files")
  func several() throws {
    let work = try Workspace()
    let plain = try work.file("a.csv", Self.header + "5,ethereum,,a,b,X,1,,\n1270917100,ethereum,,a,b,Y,2,,\n")
    let lines = try work.file(
      "b.json",
      #"{"hash":"h","block_timestamp":1270917100,"inputs":[],"outputs":[{"addresses":["c"],"value":100000000}]}"#)
    let first = try work.importing(plain, lines)
    #expect(first.rows == 3 && first.addresses == 4)
    #expect(try work.rows().map { $0.split(separator: " ")[5] } == ["X", "Y", "BTC"])
    _ = try work.importing(lines, plain)
    #expect(try work.rows().map { $0.split(separator: " ")[5] } == ["X", "BTC", "Y"])
  }

  @Test("extra columns of some files are empty in the rows of others")
  func marks() throws {
    let work = try Workspace()
    let sorter = try TransferSorter(beside: work.path("a.arrow"), rowsPerRun: 2)
    for (number, names) in [[], ["x"], ["y", "x"], [], ["z"]].enumerated() {
      let columns = sorter.columns(for: names)
      var row = TransferRow(time: Int64(number), chain: Self.text("c"))
      (row.from, row.to, row.asset) = (Self.text("a"), Self.text("b"), Self.text("X"))
      row.marks = names.map { Self.text($0 + "\(number)") }
      try sorter.append([row], 0, columns: columns)
    }
    _ = try sorter.write(to: work.path("a.arrow")) { _ in }
    #expect(sorter.marks == ["x", "y", "z"])
    let reader = try ArchiveReader(path: work.path("a.arrow"))
    #expect(reader.rowCount == 5 && reader.columns.suffix(3).map(\.name) == ["x", "y", "z"])
  }

  @Test("bad rows go to a file that says where and why, and the import goes on")
  func rejects() throws {
    let work = try Workspace()
    let rejected = work.path("bad.csv")
    let good = try work.file("good.csv", Self.header + "1,e,,a,b,X,1,,\n")
    _ = try work.importing(good, onError: .reject(path: rejected))
    #expect(try work.names == ["good.csv", "out.arrow"])
    let file = try work.file("f.csv", Self.header + "1,e,,a,b,X,1,,\nx,e,,a,\"b,\"\"c\"\"\",X,1,,\n2,e,,a,b,X,-1,,\n")
    let summary = try work.importing(file, onError: .reject(path: rejected))
    #expect(summary.rows == 1 && summary.skipped == 2 && summary.notes.count == 2)
    let text = try work.text(of: "bad.csv").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(text.count == 4 && text[0] == "file,line,reason,record")
    #expect(text[1].hasPrefix("\(file),3,\"column `time`: `x` is not a time"))
    #expect(text[1].hasSuffix(#","x,e,,a,""b,""""c"""""",X,1,,""#))
    #expect(text[2] == "\(file),4,column `amount`: `-1` is negative,\"2,e,,a,b,X,-1,,\"")
  }

  @Test("skipping counts lines and names the first ten bad rows with file and line")
  func skipping() throws {
    let work = try Workspace()
    let file = try work.file(
      "f.csv", Self.header + String(repeating: "1,e,,a,b,X,x,,\n", count: 12) + "1,e,,a,b,X,1,,\n")
    let summary = try work.importing(file, onError: .skip)
    #expect(summary.rows == 1 && summary.skipped == 12 && summary.notes.count == 11)
    #expect(summary.notes.first == "skipped \(file):2: column `amount`: `x` is not a decimal number")
    #expect(summary.notes.last == "2 more rows were skipped")
  }

  @Test("an import that fails or is called off leaves what was there, and nothing else")
  func failing() throws {
    let work = try Workspace()
    let good = try work.file("good.csv", Self.header + "1,e,,a,b,X,1,,\n")
    let bad = try work.file("bad.csv", Self.header + "1,e,,a,b,X,1,,\n1,e,,a,b,X,x,,\n")
    _ = try work.importing(good)
    let before = try Data(contentsOf: work.folder.appending(path: "out.arrow"))
    #expect(throws: ImportError.self) { try work.importing(good, bad) }
    let called = #expect(throws: ImportError.self) {
      try Importer().run([good], to: work.path("out.arrow")) { _ throws(ImportError) in
        throw ImportError(file: "f", line: 0, cause: .cancelled)
      }
    }
    #expect(called?.cause == .cancelled)
    #expect(try work.names == ["bad.csv", "good.csv", "out.arrow"])
    #expect(try Data(contentsOf: work.folder.appending(path: "out.arrow")) == before)
    let nowhere = #expect(throws: ImportError.self) { try Importer().run([good], to: work.path("no/out.arrow")) }
    #expect(nowhere?.description.contains("the temporary file beside it cannot be used: no such file") == true)
  }

  @Test("hidden files of killed imports are cleared away; those of others, and young ones, are not")
  func stale() throws {
    let work = try Workspace()
    let good = try work.file("good.csv", Self.header + "1,e,,a,b,X,1,,\n")
    let names = [
      ".out.arrow.3f.part", ".out.arrow.3F.part", ".out.arrow.part", ".other.arrow.3f.part", "out.arrow.3f.part",
    ]
    for name in names + [".out.arrow.young.part"] { _ = try work.file(name, "x") }
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -100)], ofItemAtPath: work.path(name))
    }
    _ = try work.importing(good)
    #expect(try work.names == (names.dropFirst() + [".out.arrow.young.part", "good.csv", "out.arrow"]).sorted())
  }

  @Test("progress goes from the first byte to the last row")
  func progress() throws {
    let work = try Workspace()
    let rows = (0..<10_000).map { "\($0),e,,a,b,X,1,,\n" }.joined()
    let file = try work.file("f.csv", Self.header + rows)
    var states: [ImportProgress] = []
    _ = try Importer().run([file], to: work.path("out.arrow")) { states.append($0) }
    let size = Self.header.utf8.count + rows.utf8.count
    #expect(states.count == 4 && states.last == .writing(rows: 10_000, of: 10_000))
    if case .reading(let bytes, let total, let rows) = states[1] {
      #expect(total == size && bytes <= size && bytes > size / 2 && rows == 8_192)
    }
  }
}
