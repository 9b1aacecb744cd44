import Archive
import Matcher
import SignaturePlan

/// The inputs of a ledger that a slice needs, open, and what is known of the others.
struct SliceInputs {
  /// Those that are read, in their order.
  private(set) var opened: [Input] = []
  /// By opened input: its place among all.
  private(set) var places: [Int] = []
  /// Of all inputs.
  private(set) var hashes: [String] = []
  /// Seconds since 1970-01-01 UTC of the last transfer of all inputs; the lowest number if there is none.
  private(set) var end = Int64.min
  /// Where reading begins and what is told of the time before; nil if all that lies before is read.
  private(set) var feed: PastFeed?

  /// Opens what is needed; of other archives only the footer is read, and what it says of their times is believed;
  /// `archive verify` holds it against the transfers.
  ///
  /// - Parameter past: the path of a ``LedgerPast`` of these inputs.
  init(_ request: ScanRequest, slice: ScanSlice, past: String?) throws(SluiceError) {
    let needed = Engine.needed(request.plans, slice: slice.seconds)
    let candidates = try Self.candidates(request.inputs)
    for candidate in candidates {
      hashes.append(try candidate.hash())
      if let times = try candidate.times() { end = max(end, times.upperBound) }
    }
    var starts: [Int]?
    if let past {
      let known = try LedgerPast(path: past)
      try Self.check(known, past, of: hashes, paths: request.inputs, settings: request.settings)
      if let first = known.stretch(before: needed.lowerBound) {
        starts = known.stretches[first].starts
        feed = PastFeed(known, from: first)
      }
    }
    for (place, candidate) in candidates.enumerated() {
      if let times = try candidate.times(), times.lowerBound > needed.upperBound { continue }
      if let starts, starts[place] >= candidate.rowCount { continue }
      opened.append(try candidate.opened())
      places.append(place)
    }
    feed?.begin(places: places, of: candidates.count)
  }

  /// A file that may be needed.
  private enum Candidate {
    case outline(ArchiveOutline)
    case input(Input)

    func hash() throws(SluiceError) -> String {
      switch self {
      case .outline(let outline): do { return try outline.digest() } catch { throw SluiceError(error) }
      case .input(let input): return try input.hash()
      }
    }

    func times() throws(SluiceError) -> ClosedRange<Int64>? {
      switch self {
      case .outline(let outline): outline.times
      case .input(let input): try input.times()
      }
    }

    var rowCount: Int {
      switch self {
      case .outline(let outline): outline.rowCount
      case .input(let input): input.rowCount
      }
    }

    func opened() throws(SluiceError) -> Input {
      switch self {
      case .outline(let outline):
        do { return .archive(try ArchiveReader(outline)) } catch { throw SluiceError(error) }
      case .input(let input): return input
      }
    }
  }

  private static func candidates(_ paths: [String]) throws(SluiceError) -> [Candidate] {
    var candidates: [Candidate] = []
    for path in paths {
      // What is no archive, or says nothing of its times, is opened as everywhere.
      if let outline = try? ArchiveOutline(path: path), outline.times != nil {
        candidates.append(.outline(outline))
      } else {
        candidates.append(.input(try Input(path: path)))
      }
    }
    return candidates
  }

  private static func check(
    _ past: LedgerPast, _ path: String, of hashes: [String], paths: [String], settings: MatchSettings
  ) throws(SluiceError) {
    guard past.archives.count == hashes.count else {
      throw SluiceError(.usage, "`\(path)` is of \(past.archives.count) archives, and \(hashes.count) are scanned")
    }
    for (place, hash) in hashes.enumerated() where past.archives[place].hash != hash {
      throw SluiceError(
        .usage, "`\(path)` is of other archives: number \(place + 1), `\(paths[place])`, is not the one it was made of")
    }
    guard past.dustFloor == settings.dustFloor else {
      throw SluiceError(
        .usage,
        "`\(path)` takes transfers under \(past.dustFloor) USD for dust, this scan those under \(settings.dustFloor)")
    }
  }
}

/// Tells an engine, at the beginning of every stretch, what its addresses had done before.
struct PastFeed {
  private let past: LedgerPast
  /// The stretch that came first.
  private let first: Int
  /// The stretch that comes next.
  private var next: Int
  /// Row of the whole ledger that comes next.
  private var row: Int
  /// By archive of the ledger: its place among the inputs that are read.
  private var places: [Int?] = []
  /// By input that is read: the row with which it begins.
  private(set) var starts: [Int] = []

  init(_ past: LedgerPast, from stretch: Int) {
    self.past = past
    first = stretch
    next = stretch
    row = past.stretches[stretch].row
  }

  /// - Parameters:
  ///   - places: by input that is read, its place among all.
  ///   - count: of all.
  mutating func begin(places: [Int], of count: Int) {
    self.places = (0..<count).map { places.firstIndex(of: $0) }
    starts = places.map { past.stretches[next].starts[$0] }
  }

  /// Transfers up to the end of the stretch at hand.
  var left: Int { next < past.stretches.count ? past.stretches[next].row - row : .max }

  /// Goes on behind some transfers.
  mutating func advance(by count: Int) { row += count }

  /// Tells what is known where a stretch begins, and nothing elsewhere.
  mutating func tell(_ merge: inout InputMerge, _ engine: inout Engine) throws(SluiceError) {
    guard left == 0 else { return }
    let stretch = next
    next += 1
    for group in try past.groups(of: stretch, since: first) {
      // Those of archives that the slice does not need come after all that matters.
      guard let input = places[group.archive] else { continue }
      guard let nodes = merge.nodes(input: input, chain: group.chain, codes: group.codes, end: group.end) else {
        throw past.foreign(stretch)
      }
      engine.recall(group.pasts, of: nodes)
    }
  }
}
