import Foundation
import Sluice

/// The whole scan of a large ledger, once and without a warm-up: time per row and peak memory for one size, to be held
/// against those of another.
struct SizeSuite {
  let path: String
  let rows: Int
  let labels: LabelTable
  let plans: [Plan]
  /// Bytes that may be kept; nil for as many as it takes.
  let room: Int?

  static let whole = "one scan with all"

  func run(_ bench: inout Bench) throws {
    let threads = ProcessInfo.processInfo.activeProcessorCount
    var request = ScanRequest(plans: plans, inputs: [path], labels: labels, threads: threads)
    request.room = StateRoom(bytes: room)
    let result = try bench.measureOnce(
      "\(Self.whole) on \(threads) threads", rows: rows, bytes: rows * DecodeSuite.rowBytes
    ) {
      try Scanner(request).run()
    }
    bench.check("the scan of one size sees every row", result.coverage.rows == rows)
    bench.check(
      "the scan of one size, by the way", true,
      "\(result.matches.count) matches, at most \(result.profile.kept) transfers kept, "
        + "\(result.coverage.shortfalls.count) signatures cut short by memory")
  }
}
