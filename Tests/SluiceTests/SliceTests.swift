import Archive
import Foundation
import Testing

@testable import Sluice

@Suite struct SliceTests {
  private let ledger: ShortLedger

  init() throws { ledger = try ShortLedger() }

  /// Hops of the same money, again and again, so that flows cross every bound, in two files that take turns.
  private func inputs() throws -> [String] {
    var files = ["time,from,to,asset,amount,usd\n", "time,from,to,asset,amount,usd\n"]
    for hop in 0..<60 {
      let time = 1_740_000_000 + 1_500 * hop + (hop % 7) * 100
      let row = "\(time),a\(hop % 11),a\((hop + 1) % 11),ETH,\(100 - hop % 3),\(hop % 5 == 0 ? "" : "270000")\n"
      files[hop % 2] += row
    }
    return [try ledger.file("even.csv", files[0]), try ledger.file("odd.csv", files[1])]
  }

  private func request(_ inputs: [String]) -> ScanRequest { ScanRequest(plans: ShortLedger.plans, inputs: inputs) }

  private func slices(_ request: ScanRequest, _ slices: [ScanSlice]) throws -> [String] {
    try slices.enumerated().map { place, slice in
      try ledger.file("\(place).slice", try SliceScan(request, slice: slice).text())
    }
  }

  @Test(arguments: [1, 2, 3, 7, 20])
  func `slices put together give what one scan gives`(count: Int) throws {
    let inputs = try inputs()
    let whole = try Scanner(request(inputs)).run()
    #expect(whole.matches.count > 3)
    let plan = try ScanSlice.even(inputs, count: count)
    #expect(plan.count == count && plan.first?.from == nil && plan.last?.to == nil)
    let paths = try slices(request(inputs), plan)
    let combined = try SliceCombination(paths.shuffled(), labels: LabelTable())
    #expect(combined.matches.map(\.json) == whole.matches.map(\.json))
    #expect(combined.sliceCount == count && combined.incomplete.isEmpty)
    // A task that ran twice counts once.
    #expect(try SliceCombination(paths + paths.prefix(1), labels: LabelTable()).matches == combined.matches)
  }

  /// Much about the past of addresses, and little about transfers around.
  private static let historical = """
    signature past.asked {
      title "The past of addresses"
      flow within 1h {
        pay:  hop where amount >= 1, (from is fresh or idle >= 2h or age(from) >= 12h)
        next: hop where gap <= 1h, to is fresh or idle in 5m..20m
      }
      score { +50 "two hops" }
      report at 50
    }
    """

  /// The inputs as archives: those of a chain take turns, and one of another chain begins late.
  private func archives() throws -> [String] {
    let inputs = try inputs()
    var late = "time,chain,from,to,asset,amount,usd\n"
    for hop in 0..<40 {
      late += "\(1_740_050_000 + 900 * hop),tron,a\(hop % 7),b\(hop * hop % 13),USDT,\(200 + hop),\n"
    }
    let files = inputs + [try ledger.file("late.csv", late)]
    return try files.enumerated().map { place, file in
      let path = ledger.path("\(place).arrow")
      _ = try ArchiveImport(input: file, output: path).run()
      return path
    }
  }

  @Test(arguments: [1, 4, 25])
  func `slices begin shortly before themselves where the past is at hand`(every: Int) throws {
    let archives = try archives()
    let source = SignatureSource(path: "past.sluice", text: Self.historical)
    let compiled = SignatureCompiler.compile([source])
    #expect(compiled.signatures.count == 1, "\(compiled.diagnostics)")
    let request = ScanRequest(plans: ShortLedger.plans + compiled.signatures.map(\.plan), inputs: archives)
    let whole = try Scanner(request).run()
    #expect(Set(whole.matches.map(\.signature)).count == 2)
    let past = ledger.path("past")
    let written = try PastWriting(archives, to: past, every: every)
    #expect(written.transfers == 100 && written.entries > 0)
    let plan = try ScanSlice.even(archives, count: 12)
    var (read, readWithout) = (0, 0)
    let paths = try plan.enumerated().map { place, slice in
      let scan = try SliceScan(request, slice: slice, past: past)
      read += scan.read
      readWithout += try SliceScan(request, slice: slice).read
      return try ledger.file("\(place).slice", try scan.text())
    }
    let combined = try SliceCombination(paths, labels: LabelTable())
    #expect(combined.matches.map(\.json) == whole.matches.map(\.json))
    #expect(read * 4 < readWithout * 3)
  }

  @Test func `a past of other archives, of other dust or damaged is an error`() throws {
    let archives = try archives()
    let past = ledger.path("past")
    _ = try PastWriting(archives, to: past, every: 10)
    let slice = try ScanSlice.even(archives, count: 4)[2]
    func message(_ request: ScanRequest, _ path: String) -> String {
      let error = #expect(throws: SluiceError.self) { try SliceScan(request, slice: slice, past: path) }
      return error?.description ?? ""
    }
    #expect(message(request(Array(archives.dropLast())), past).contains("is of 3 archives, and 2 are scanned"))
    #expect(message(request(archives.reversed()), past).contains("number 1"))
    var dusty = request(archives)
    dusty.settings.dustFloor = 5
    #expect(message(dusty, past).contains("for dust"))
    #expect(message(request(archives), archives[0]).contains("column `archive`: the column is missing"))
    let inputs = try inputs()
    let plain = #expect(throws: SluiceError.self) { try PastWriting(inputs, to: ledger.path("other")) }
    #expect(plain?.description.contains("no dictionary") == true)
    #expect(!FileManager.default.fileExists(atPath: ledger.path("other")))
    // Times that no transfer can have would be subtracted.
    var table = ArrowTable(columns: LedgerPast.columns)
    let known = try LedgerPast(path: past)
    var hostile = table.head()
    for _ in 0..<known.stretches.count * (LedgerPast.ages.count + 1) {
      hostile += table.batch(
        (0..<4).map { _ in .codes([0]) } + [.counts([.min + 1]), .counts([.min]), .counts([.min])])
    }
    let notes = try CountTable(
      path: past, columns: LedgerPast.columns, version: (LedgerPast.Key.format, LedgerPast.version)
    ).metadata
    var former = ArrowTable(columns: LedgerPast.columns.map { ($0.name, .count) })
    let old = former.head() + former.end(metadata: [(LedgerPast.Key.format, "1")])
    try Data(old).write(to: URL(fileURLWithPath: ledger.path("old")))
    #expect(message(request(archives), ledger.path("old")).contains("version `1`"))
    hostile += table.end(metadata: notes.map { ($0, $1) })
    try Data(hostile).write(to: URL(fileURLWithPath: ledger.path("hostile")))
    #expect(message(request(archives), ledger.path("hostile")).contains("no time before it"))
    // No byte that is changed, and no cut, traps; what changes what is told is found by the checksums.
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: past)))
    let good = try SliceScan(request(archives), slice: slice, past: past).text()
    let bad = ledger.path("bad")
    var errors = 0
    for place in stride(from: 0, to: bytes.count, by: 31) {
      var changed = bytes
      changed[place] ^= 0x41
      try Data(changed).write(to: URL(fileURLWithPath: bad))
      do {
        let text = try SliceScan(request(archives), slice: slice, past: bad).text()
        #expect(text == good || Self.isUnchecked(place, of: bytes), "byte \(place)")
      } catch { errors += 1 }
      try Data(bytes[..<place]).write(to: URL(fileURLWithPath: bad))
      #expect(throws: SluiceError.self) { try SliceScan(request(archives), slice: slice, past: bad) }
    }
    // A slice reads a part of the file, and of that part every change is found.
    #expect(errors > bytes.count / 400)
  }

  /// Whether a byte is of the footer, whose numbers no checksum covers.
  private static func isUnchecked(_ place: Int, of bytes: [UInt8]) -> Bool {
    let length = bytes.suffix(10).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return place >= bytes.count - 10 - length
  }

  @Test func `what is missing, cut short or of another scan is an error`() throws {
    let inputs = try inputs()
    let plan = try ScanSlice.even(inputs, count: 4)
    let paths = try slices(request(inputs), plan)
    func message(_ paths: [String]) -> String {
      let error = #expect(throws: SluiceError.self) { try SliceCombination(paths, labels: LabelTable()) }
      return error?.description ?? ""
    }
    #expect(message([paths[0], paths[1], paths[3]]) == "the slice \(plan[2].text) is missing")
    #expect(message(Array(paths.dropFirst())) == "the slice \(plan[0].text) is missing")
    #expect(message(Array(paths.dropLast())) == "the slice \(plan[3].text) is missing")
    let wide = try ledger.file(
      "wide.slice",
      try SliceScan(request(inputs), slice: ScanSlice(from: plan[1].from, to: plan[2].to)).text())
    #expect(message(paths + [wide]).hasSuffix("overlap"))
    var other = request(inputs)
    other.plans[0].meta.title = "Another"
    let foreign = try ledger.file("foreign.slice", try SliceScan(other, slice: plan[1]).text())
    #expect(message([paths[0], foreign, paths[2], paths[3]]).contains("is of another scan than"))
    let text = try String(contentsOfFile: paths[1], encoding: .utf8)
    for end in [0, 10, text.utf8.count / 2, text.utf8.count - 5] {
      let cut = try ledger.file("cut.slice", String(text.utf8.prefix(end)) ?? "")
      #expect(message([paths[0], cut, paths[2], paths[3]]).contains("cut.slice"))
    }
    let lines = text.split(separator: "\n")
    let short = try ledger.file("short.slice", (lines.prefix(1) + lines.suffix(1)).joined(separator: "\n") + "\n")
    #expect(lines.count < 3 || message([paths[0], short, paths[2], paths[3]]).contains("where its end says"))
    #expect(message([]) == "no slices to put together")
  }

  @Test func `slices are written as their ends`() throws {
    #expect(try ScanSlice("2025-02-01..2025-03-01").text == "2025-02-01T00:00:00Z..2025-03-01T00:00:00Z")
    #expect(try ScanSlice("..") == ScanSlice(from: nil, to: nil))
    #expect(try ScanSlice("..2025-02-01T00:00:10Z").to == 1_738_368_010)
    for text in ["2025", "2025-02-02..2025-02-01", "2025-02-01..2025-02-01", "soon..", "a..b..c"] {
      #expect(throws: SluiceError.self) { try ScanSlice(text) }
    }
  }

  @Test func `hostile lines of a slice end in an error`() throws {
    let inputs = try inputs()
    let path = try slices(request(inputs), [ScanSlice(from: nil, to: nil)])[0]
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changes = [
      (#""origin":["#, #""origin":[1,"#), (#""evidence":[["#, #""evidence":[[9e9,"#),
      (#""evidence":[["#, #""evidence":[[-1,"#),
      (#""match":{"#, #""match":[{"#), (#"{"archives""#, #"{"format":9,"archivez""#), (#""matches":"#, #""matches":9"#),
    ]
    for (old, new) in changes {
      let bad = try ledger.file("bad.slice", text.replacing(old, with: new, maxReplacements: 1))
      #expect(throws: SluiceError.self, "\(new)") { try SliceCombination([bad], labels: LabelTable()) }
    }
  }
}
