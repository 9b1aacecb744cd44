import Foundation
import Testing

@testable import Sluice

@Suite("Exporting and verifying archives")
struct ArchiveExportTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "sluice-export-\(UInt64.random(in: .min ... .max))")

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  /// An archive of four transfers.
  private func archive() throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let csv = """
      time,chain,tx,from,to,asset,amount,value,usd
      2025-02-21T14:16:11Z,ethereum,0xab01,a,"b, ""c"" d",ETH,0.1,100000000000000000,271.5
      2025-02-21T14:16:12Z,bitcoin,,a,d,BTC,1e-08,1,
      2025-02-22T00:00:00Z,ethereum,id,0x00000000000000000000000000000000000000AA,d,X,1e+60,,
      2025-02-23T00:00:00Z,ethereum,,e,f,ETH,3.3333333333333335,,0.0
      """
    try Data(csv.utf8).write(to: folder.appending(path: "t.csv"))
    _ = try ArchiveImport(input: path("t.csv"), output: path("t.arrow")).run()
    return path("t.arrow")
  }

  private func text(_ export: ArchiveExport) throws -> [Substring] {
    var bytes: [UInt8] = []
    let rows = try export.run { piece in bytes += piece }.rows
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == rows + 1)
    return Array(lines.dropFirst())
  }

  @Test("what is exported and imported again is the same archive, byte by byte")
  func roundTrip() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try archive()
    #expect(try ArchiveExport(paths: [archive]).run(toCSV: path("again.csv")).rows == 4)
    _ = try ArchiveImport(input: path("again.csv"), output: path("again.arrow")).run()
    let files = try ["t.arrow", "again.arrow"].map { try Data(contentsOf: folder.appending(path: $0)) }
    #expect(files[0] == files[1])
  }

  @Test("times and addresses choose what is exported, addresses in either case")
  func choices() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try archive()
    let first = try #require(try TransferChoice.time("2025-02-21T14:16:12Z", "--from"))
    let last = try #require(try TransferChoice.time("2025-02-22", "--to"))
    #expect(try text(ArchiveExport(paths: [archive], choice: TransferChoice(first: first, last: last))).count == 2)
    #expect(try text(ArchiveExport(paths: [archive], choice: TransferChoice(addresses: ["d", "e"]))).count == 3)
    let upper = "0x00000000000000000000000000000000000000AA"
    #expect(try text(ArchiveExport(paths: [archive], choice: TransferChoice(addresses: [upper]))).count == 1)
    #expect(try text(ArchiveExport(paths: [archive], choice: TransferChoice(last: 0))).isEmpty)
    #expect(throws: SluiceError.self) { try TransferChoice.time("soon", "--from") }
    #expect(throws: SluiceError.self) { try ArchiveExport(paths: [archive]).run(toCSV: archive) }
    #expect(throws: SluiceError.self) { try ArchiveExport(paths: [path("nowhere.arrow")]).run(toCSV: path("x.csv")) }
    #expect(!FileManager.default.fileExists(atPath: path("x.csv")))
  }

  @Test("a sound archive is sound, and one with a byte changed is not")
  func verification() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try archive()
    let found = try ArchiveVerification(path: archive)
    #expect(found.rows == 4 && found.batches == 1 && found.hasDigests && found.notes.isEmpty)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: archive))
    // The amounts are in the middle of the file; the footer at its end states their digest.
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: folder.appending(path: "bad.arrow"))
    #expect(throws: SluiceError.self) { try ArchiveVerification(path: path("bad.arrow")) }
  }

  @Test("rejected rows do not go where the archive goes, nor over what is read")
  func rejects() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try archive()
    for name in ["t.csv", "new.arrow", "./new.arrow"] {
      let work = ArchiveImport(
        inputs: [path("t.csv")], output: path("new.arrow"), onError: .reject(path: path(name)))
      #expect(throws: SluiceError.self) { try work.run() }
    }
    #expect(!FileManager.default.fileExists(atPath: path("new.arrow")))
  }

  @Test("settings that cannot be used are explained")
  func settings() throws {
    func message(
      mapping: String? = nil, tokens: [String] = [], decimals: [String] = [], prices: [String] = [], age: String? = nil
    ) -> String {
      do throws(SluiceError) {
        _ = try ImportSettings(
          format: nil, mapping: mapping, chain: nil, coin: nil, tokens: tokens, decimals: decimals, blocks: [],
          prices: prices, priceAge: age)
        return "none"
      } catch { return error.description }
    }
    #expect(message(mapping: "tme=x").hasPrefix("`--map`: `tme` is nothing that can be mapped"))
    for text in ["x", "x=", "=6", "x=-1", "x=256", "x=1.5"] {
      #expect(message(decimals: [text]) == "`--decimals`: `\(text)` is not of the form `TOKEN=6` or `TOKEN=6:SYMBOL`")
    }
    #expect(message(decimals: ["0xab=6", "0xac=18:SYM"]) == "none")
    #expect(message(age: "soon") == "`--price-age`: `soon` is not an age like `90s`, `6h` or `7d`")
    #expect(message(age: "7d") == "none")
    #expect(message(prices: ["nowhere.csv"]) == "nowhere.csv: cannot be read: no such file or directory")
  }
}
