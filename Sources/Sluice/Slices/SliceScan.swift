import Jobs
import Labels
import Matcher
import SignaturePlan

/// A scan of one slice of a ledger, to be put together with those of the others: one call, whatever runs it.
///
/// It reads the archives from their start, transfers before the slice only for the past of their addresses, or from
/// shortly before the slice where that past is at hand, and stops as soon as nothing that comes can matter. A machine that
/// has the archives, the signatures and the labels needs nothing else.
public struct SliceScan: Sendable {
  private let file: SliceFile

  /// - Parameters:
  ///   - past: the path of what ``PastWriting`` wrote for these inputs; without it all that lies before the slice is read.
  ///   - progress: told now and then how far the scan is.
  public init(
    _ request: ScanRequest, slice: ScanSlice, past: String? = nil, progress: (ScanProgress) -> Void = { _ in }
  ) throws(SluiceError) {
    let inputs = try SliceInputs(request, slice: slice, past: past)
    var scan = try RunningScan(request, slice: slice.seconds, opened: inputs.opened, feed: inputs.feed)
    while !scan.engine.isFinished, try scan.advance(progress: progress) { scan.settle(progress: progress) }
    scan.finish(progress: progress)
    let builder = MatchBuilder(request: request, inputs: inputs.opened, hashes: inputs.places.map { inputs.hashes[$0] })
    var kept: [Finding] = []
    for place in request.plans.indices { kept += scan.take(place, in: slice.seconds).map(\.finding) }
    let pairs = try builder.pairs(kept, scan.ledger)
    let plans = Dictionary(request.plans.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let coverage = scan.finalCoverage()
    var file = SliceFile(
      head: SliceFile.Head(
        slice: slice.text, engine: SluiceVersion.engine,
        signatures: Dictionary(request.plans.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first }),
        campaigns: Dictionary(request.campaigns.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first }),
        labels: "sha256:\(request.labels.hash)",
        archives: zip(request.inputs, inputs.hashes).map { .init(path: $0, hash: $1) }, end: inputs.end,
        dustFloor: request.settings.dustFloor),
      end: SliceFile.End(
        matches: pairs.count, read: coverage.rows, incomplete: coverage.losses, notes: coverage.notes))
    for (finding, match) in pairs {
      let decided = plans[finding.signature]?.decided(last: match.lastTime)
      file.matches.append(StoredMatch(match, finding, in: scan.ledger, of: inputs.places, decidedAt: decided))
    }
    self.file = file
  }

  /// The slice as lines of JSON.
  public func text() throws(SluiceError) -> String { try file.text() }

  /// Matches that were kept in cells of the slice.
  public var count: Int { file.matches.count }
  /// What the slice could not see, a line each.
  public var incomplete: [String] { file.end.incomplete }
  /// Transfers that were read.
  public var read: Int { file.end.read }
}

extension Plan {
  /// Data up to this time can still change a match whose last transfer has the time; nil if none can.
  func decided(last: Int64) -> Int64? {
    let (time, overflow) = last.addingReportingOverflow(lookAhead)
    return lookAhead > 0 ? (overflow ? .max : time) : nil
  }
}
