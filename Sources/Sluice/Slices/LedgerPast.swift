import Archive
import Columnar
import Matcher
import SignaturePlan

/// What the addresses of a ledger had done before each stretch of it, in a file beside the archives.
///
/// A slice of a scan then reads only what is about it: freshness, age and idle times need no transfer that lies before.
///
/// The file is an Arrow table with some batches per stretch and a row for each address on a chain that the stretch names
/// and that was named before, by transfers that are no dust: `archive` (place among the archives), `chain` and `code` (in its
/// tables), `end` (0: the table of `from`, 1: that of `to`), all `int32`; `first_seen`, `last_paid` and `last_arrived`
/// (seconds since 1970 UTC, the lowest `int64` for never). The batches of a stretch are by ``ages``. The footer has:
/// - `sluice.past`: `2`.
/// - `sluice.dust_floor`: USD; transfers that are worth less are dust.
/// - `sluice.archives`: for every archive a line `rows hash`.
/// - `sluice.stretches`: for every stretch a line `row time`, of its first transfer in the whole ledger, and behind them
///   `archive:row` for archives that do not begin it with the row with which they began the one before.
///
/// Checksums cover the pasts, none the footer: one that was altered so that it still makes sense tells something else.
struct LedgerPast: Sendable {
  let dustFloor: Double
  let archives: [Source]
  let stretches: [Stretch]
  private let table: CountTable

  struct Source: Sendable, Equatable {
    let rows: Int
    let hash: String
  }

  /// Where a stretch begins.
  struct Stretch: Sendable, Equatable {
    /// Row of the whole ledger.
    var row: Int
    /// Seconds since 1970-01-01 UTC.
    var time: Int64
    /// By archive, its row.
    var starts: [Int]
  }

  static let columns: [(name: String, kind: ArrowTable.Kind)] = [
    ("archive", .code), ("chain", .code), ("end", .code), ("code", .code),
    ("first_seen", .count), ("last_paid", .count), ("last_arrived", .count),
  ]

  static let version = "2"

  /// The batches of a stretch: how many stretches back, at most, the last transfer lies that named an address; in a batch
  /// behind these are the addresses that lie further back.
  ///
  /// PERF: who reads from some stretch on needs of a later one only what no transfer in between has told. In 26 stretches
  /// of a made ledger that was 57% of the rows; four fifths of the others lie in batches that need not be read.
  static let ages = [1, 3, 7, 15]

  /// The place among the batches of a stretch of an address with a past.
  ///
  /// - Parameter begins: times with which the stretches begin, the last of them the stretch.
  static func age(of past: NodePast, in begins: [Int64]) -> Int {
    let last = past.last
    return ages.firstIndex { $0 >= begins.count || last > begins[begins.count - 1 - $0] } ?? ages.count
  }

  enum Key {
    static let format = "sluice.past"
    static let dustFloor = "sluice.dust_floor"
    static let archives = "sluice.archives"
    static let stretches = "sluice.stretches"
  }

  /// - Throws: `SluiceError` with what is wrong with the file.
  init(path: String) throws(SluiceError) {
    do {
      table = try CountTable(path: path, columns: Self.columns, version: (Key.format, Self.version))
    } catch { throw SluiceError(error) }
    guard table.metadata[Key.format] == Self.version, let floor = table.metadata[Key.dustFloor].flatMap(Double.init),
      let archives = Self.sources(table.metadata[Key.archives] ?? ""),
      let stretches = Self.stretches(table.metadata[Key.stretches] ?? "", of: archives),
      stretches.count * (Self.ages.count + 1) == table.batchCount
    else { throw SluiceError(.data, "`\(path)`: not what `sluice slices prepare` writes, or of another version") }
    dustFloor = floor
    self.archives = archives
    self.stretches = stretches
  }

  private static func sources(_ text: String) -> [Source]? {
    let lines = text.split(separator: "\n")
    let sources = lines.compactMap { line -> Source? in
      let words = line.split(separator: " ")
      guard words.count == 2, let rows = Int(words[0]), 0...maximumRows ~= rows else { return nil }
      return Source(rows: rows, hash: String(words[1]))
    }
    return sources.count == lines.count ? sources : nil
  }

  /// More than any archive has, and few enough to be added up.
  private static let maximumRows = 1 << 40

  private static func stretches(_ text: String, of archives: [Source]) -> [Stretch]? {
    var stretches: [Stretch] = []
    var last = Stretch(row: 0, time: .min, starts: archives.map { _ in 0 })
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 2, let row = Int(words[0]), let time = Int64(words[1]), time >= last.time,
        stretches.isEmpty ? row == 0 : row > last.row
      else { return nil }
      last.row = row
      last.time = time
      for word in words.dropFirst(2) {
        let parts = word.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, archives.indices.contains(parts[0]), parts[1] >= last.starts[parts[0]],
          parts[1] <= archives[parts[0]].rows
        else { return nil }
        last.starts[parts[0]] = parts[1]
      }
      guard last.starts.reduce(0, +) == row else { return nil }
      stretches.append(last)
    }
    return stretches
  }

  /// The stretch with which to begin to have all transfers from a time on; nil if there is none at all.
  func stretch(before time: Int64) -> Int? {
    stretches.isEmpty ? nil : stretches.lastIndex { $0.time < time } ?? 0
  }

  /// What addresses had done before a stretch.
  ///
  /// - Parameter first: the stretch with which reading began; addresses that transfers since then name are left out,
  ///   because what they had done was told before.
  /// - Throws: `SluiceError` at damage, at archives that there are not, and at times behind the stretch's first.
  func groups(of stretch: Int, since first: Int) throws(SluiceError) -> [Group] {
    var groups: [Group] = []
    for place in 0...Self.ages.count {
      // All that this batch may have was named since.
      if place < Self.ages.count, stretch - Self.ages[place] >= first { continue }
      try read(stretch, place, since: stretches[first].time, into: &groups)
    }
    return groups
  }

  private func read(
    _ stretch: Int, _ place: Int, since begin: Int64, into groups: inout [Group]
  ) throws(SluiceError) {
    let columns: [ArrowTable.Column]
    do { columns = try table.batch(stretch * (Self.ages.count + 1) + place) } catch { throw SluiceError(error) }
    guard case .codes(let archives) = columns[0], case .codes(let chains) = columns[1],
      case .codes(let ends) = columns[2], case .codes(let codes) = columns[3],
      case .counts(let seen) = columns[4], case .counts(let paid) = columns[5], case .counts(let arrived) = columns[6]
    else { throw foreign(stretch) }
    let latest = stretches[stretch].time
    var start = 0
    while start < archives.count {
      let (archive, chain, end) = (archives[start], chains[start], ends[start])
      guard self.archives.indices.contains(Int(archive)), 0...1 ~= end else { throw foreign(stretch) }
      var group = Group(archive: Int(archive), chain: Int(chain), end: end == 0 ? .from : .to)
      var row = start
      while row < archives.count, archives[row] == archive, chains[row] == chain, ends[row] == end {
        let past = NodePast(firstSeen: seen[row], lastPaid: paid[row], lastArrived: arrived[row])
        guard Self.isTime(past.firstSeen, until: latest), Self.isTime(past.lastPaid, until: latest),
          Self.isTime(past.lastArrived, until: latest)
        else { throw foreign(stretch) }
        // Transfers of that very second may lie before the first that is read.
        if past.last <= begin {
          group.codes.append(codes[row])
          group.pasts.append(past)
        }
        row += 1
      }
      if !group.codes.isEmpty { groups.append(group) }
      start = row
    }
  }

  private static func isTime(_ time: Int64, until latest: Int64) -> Bool {
    time == NodePast.never || Timestamp.range.contains(time) && time <= latest
  }

  /// Addresses of one table on one chain, and what they had done.
  struct Group {
    let archive: Int
    let chain: Int
    let end: End
    /// By address: its code in the table.
    var codes: [Int32] = []
    /// By address.
    var pasts: [NodePast] = []
  }

  /// A stretch names what cannot be.
  func foreign(_ stretch: Int) -> SluiceError {
    SluiceError(
      .data, "`\(table.path)`: batch \(stretch) names what is no address of the archives, or no time before it")
  }
}

extension NodePast {
  /// Time of the last transfer of which the past tells.
  var last: Int64 { max(firstSeen, lastPaid, lastArrived) }
}
