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
