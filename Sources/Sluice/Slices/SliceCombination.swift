import Jobs
import Labels
import Reports
import SignaturePlan

/// Slices of one ledger put together: the matches that one scan of it gives, byte for byte.
public struct SliceCombination: Sendable {
  /// By falling score, then by signature and origin; campaigns before what they group.
  public private(set) var matches: [Match] = []
  /// What some slice could not see, a line each, with the slice.
  public private(set) var incomplete: [String] = []
  /// Transfers of all slices that were read, those that several read counted for each.
  public private(set) var read = 0
  public let sliceCount: Int

  /// - Parameters:
  ///   - paths: what `scan --slice` wrote, in any order; the same slice twice counts once.
  ///   - campaigns: as the scan had them.
  ///   - labels: as the scan had them.
  /// - Throws: `SluiceError` if slices are of different scans, overlap, or leave a time out.
  public init(_ paths: [String], campaigns: [Campaign] = [], labels: LabelTable) throws(SluiceError) {
    var files: [(path: String, slice: ScanSlice, file: SliceFile)] = []
    for path in paths {
      let file = try SliceFile(path: path)
      let slice = try ScanSlice(file.head.slice)
      // A task that was run again gives the same slice again.
      if files.contains(where: { $0.slice == slice && $0.file.head == file.head }) { continue }
      files.append((path, slice, file))
    }
    files.sort { ($0.slice.from ?? .min) < ($1.slice.from ?? .min) }
    guard let head = files.first?.file.head else { throw SluiceError(.usage, "no slices to put together") }
    try Self.check(files.map { ($0.path, $0.slice, $0.file.head) })
    guard head.labels == "sha256:\(labels.hash)" else {
      throw SluiceError(.usage, "the labels are not those of the slices: sha256:\(labels.hash), not \(head.labels)")
    }
    for (name, hash) in head.campaigns.sorted(by: { $0.key < $1.key }) {
      guard campaigns.contains(where: { $0.name == name && $0.hash == hash }) else {
        throw SluiceError(.usage, "the slices have a campaign `\(name)` that is not among those given, or is another")
      }
    }
    sliceCount = files.count
    read = files.reduce(0) { $0 + $1.file.end.read }
    incomplete = files.flatMap { item in item.file.end.incomplete.map { "slice \(item.file.head.slice): \($0)" } }
    let found = try Self.reported(files.flatMap(\.file.matches), end: head.end)
    matches = CampaignBuilder(labels: labels).adding(campaigns.filter { head.campaigns[$0.name] != nil }, to: found)
  }

  private static func check(_ files: [(path: String, slice: ScanSlice, head: SliceFile.Head)]) throws(SluiceError) {
    for (one, next) in zip(files, files.dropFirst()) {
      var head = next.head
      head.slice = one.head.slice
      guard head == one.head else {
        throw SluiceError(
          .data, "`\(next.path)` is of another scan than `\(one.path)`: archives, signatures, labels or engine differ")
      }
      guard let end = one.slice.to, let start = next.slice.from, end >= start else {
        let gap = ScanSlice(from: one.slice.to, to: next.slice.from)
        throw SluiceError(
          .data, one.slice.to == nil ? "`\(one.path)` and `\(next.path)` overlap" : "the slice \(gap.text) is missing")
      }
      guard end == start else { throw SluiceError(.data, "`\(one.path)` and `\(next.path)` overlap") }
    }
    if let first = files.first?.slice.from {
      throw SluiceError(.data, "the slice \(ScanSlice(from: nil, to: first).text) is missing")
    }
    if let last = files.last?.slice.to {
      throw SluiceError(.data, "the slice \(ScanSlice(from: last, to: nil).text) is missing")
    }
  }

  /// Those whose evidence names something new, each signature by itself and by origin.
  private static func reported(_ matches: [StoredMatch], end: Int64) throws(SluiceError) -> [Match] {
    func order(_ match: StoredMatch) -> (Int64, StoredMatch.Place) { (match.originTime, match.origin) }
    var reported: [StoredMatch] = []
    for (_, group) in Dictionary(grouping: matches, by: \.signature) {
      var named: Set<StoredMatch.Place> = []
      for match in group.sorted(by: { order($0) < order($1) }) where !match.evidence.allSatisfy(named.contains) {
        named.formUnion(match.evidence)
        reported.append(match)
      }
    }
    reported.sort {
      if $0.scoreTenths != $1.scoreTenths { return $0.scoreTenths > $1.scoreTenths }
      if $0.signature != $1.signature { return $0.signature < $1.signature }
      return order($0) < order($1)
    }
    var found: [Match] = []
    for stored in reported {
      do {
        var match = try Match(json: stored.json)
        match.open = stored.decidedAt.map { $0 > end } ?? false
        found.append(match)
      } catch { throw SluiceError(.data, "match \(stored.id): \(error)") }
    }
    return found
  }
}
