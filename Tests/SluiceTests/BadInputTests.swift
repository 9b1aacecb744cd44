import Foundation
import Labels
import Testing

@testable import Sluice

/// Whatever a stranger hands in: an error that names the file, and nothing half-written.
@Suite struct BadInputTests {
  private let ledger: ShortLedger

  init() throws { ledger = try ShortLedger() }

  private func failure(_ path: String) -> SluiceError? {
    do throws(SluiceError) {
      _ = try Scanner(ScanRequest(plans: ShortLedger.plans, inputs: [path])).run()
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("time,from,to,asset,amuont\n", "did you mean `amount`"), ("time,from,to,asset\n", "amount"),
    ("time,from,to,asset,amount\n1,a,b,ETH,many\n", "`many`"),
    ("time,from,to,asset,amount\n2025-02-30,a,b,ETH,1\n", "2025-02-30"),
    ("time,from,to,asset,amount\n1,a,b,ETH\n", "fields"), ("", "empty"),
    ("time,from,to,asset,amount\n1,a,b,ETH,-1\n", "negative"),
  ])
  func `a faulty CSV file`(text: String, words: String) throws {
    let path = try ledger.file("bad.csv", text)
    let error = try #require(failure(path))
    #expect(error.kind == .data)
    #expect("\(error)".contains("bad.csv") && "\(error)".contains(words), "\(error)")
  }

  @Test func `a file that is not there`() throws {
    let error = try #require(failure(ledger.path("none.csv")))
    #expect("\(error)".contains("none.csv") && "\(error)".contains("no such file"))
  }

  @Test func `a truncated archive, and one with flipped bytes`() throws {
    let csv = try ledger.file("t.csv", ShortLedger.transfers)
    let archive = ledger.path("t.arrow")
    _ = try ArchiveImport(input: csv, output: archive).run()
    let whole = try Data(contentsOf: URL(fileURLWithPath: archive))
    let cut = ledger.path("cut.arrow")
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: cut))
    let error = try #require(failure(cut))
    #expect(error.kind == .data && "\(error)".contains("cut.arrow") && "\(error)".contains("cut off"))
    var flipped = whole
    flipped[whole.count - 20] ^= 0xff
    let path = ledger.path("flipped.arrow")
    try flipped.write(to: URL(fileURLWithPath: path))
    #expect(try "\(#require(failure(path)))".contains("flipped.arrow"))
  }

  @Test func `a label set that no label file can have`() throws {
    var plan = try #require(ShortLedger.plans.first)
    plan.steps[0].kind = .hop(Hop(condition: .test(.member(.to, SetReference("mixr")))))
    #expect(throws: SluiceError(.usage, "unknown label set `@mixr`")) {
      try Scanner(ScanRequest(plans: [plan], inputs: [])).run()
    }
  }

  @Test func `two signatures of one name`() {
    let source = SignatureSource(path: "a.sluice", text: ShortLedger.signature)
    let again = SignatureSource(path: "b.sluice", text: ShortLedger.signature)
    let errors = SignatureCompiler.compile([source, again]).diagnostics.map { $0.text() }
    #expect(errors.count == 1 && errors[0].contains("a.sluice") && errors[0].contains("b.sluice"))
  }

  @Test func `an import that fails leaves nothing behind, and keeps what was there`() throws {
    let bad = try ledger.file("bad.csv", "time,from,to,asset,amount\n1,a,b,ETH,1\n2,a,b,ETH,x\n")
    let output = try ledger.file("out.arrow", "before")
    #expect(throws: SluiceError.self) { try ArchiveImport(input: bad, output: output).run() }
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "before")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: ledger.folder.path).sorted() == ["bad.csv", "out.arrow"])
    #expect(throws: SluiceError.self) {
      try ArchiveImport(input: bad, output: ledger.path("no/such/folder/out.arrow")).run()
    }
  }

  @Test func `a faulty label file`() throws {
    let path = try ledger.file("labels.csv", "chain,address,label,category\nethereum,a,X,exchnage\n")
    do throws(SluiceError) {
      _ = try LabelFiles.read([path])
      Issue.record("a label of no category was taken")
    } catch {
      #expect("\(error)".contains("labels.csv:2") && "\(error)".contains("did you mean `exchange`"), "\(error)")
    }
  }
}
