import Archive
import Columnar
import Matcher
import SignaturePlan

/// What the addresses of a ledger had done before each stretch of it, in a file beside the archives.
///
/// A slice of a scan then reads only what is about it: freshness, age and idle times need no transfer that lies before.
///
/// The file is an Arrow table with a batch per stretch and a row for each address on a chain that the stretch names and
/// that was named before, by transfers that are no dust: `archive` (place among the archives), `chain` and `code` (in its
/// tables), `end` (0: the table of `from`, 1: that of `to`), `first_seen`, `last_paid` and `last_arrived` (seconds since
/// 1970 UTC, the lowest `int64` for never). Its footer has:
/// - `sluice.past`: `1`.
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

  static let columns = ["archive", "chain", "end", "code", "first_seen", "last_paid", "last_arrived"]

  enum Key {
    static let format = "sluice.past"
    static let dustFloor = "sluice.dust_floor"
    static let archives = "sluice.archives"
    static let stretches = "sluice.stretches"
  }

  /// - Throws: `SluiceError` with what is wrong with the file.
  init(path: String) throws(SluiceError) {
    do { table = try CountTable(path: path, columns: Self.columns) } catch { throw SluiceError(error) }
    guard table.metadata[Key.format] == "1", let floor = table.metadata[Key.dustFloor].flatMap(Double.init),
      let archives = Self.sources(table.metadata[Key.archives] ?? ""),
      let stretches = Self.stretches(table.metadata[Key.stretches] ?? "", of: archives),
      stretches.count == table.rows.count
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
  /// - Throws: `SluiceError` at damage, at archives that there are not, and at times behind the stretch's first.
  func groups(of stretch: Int) throws(SluiceError) -> [Group] {
    let columns: [[Int64]]
    do { columns = try table.batch(stretch) } catch { throw SluiceError(error) }
    let latest = stretches[stretch].time
    var groups: [Group] = []
    var start = 0
    while start < columns[0].count {
      let key = columns[0..<3].map { $0[start] }
      var end = start + 1
      while end < columns[0].count, columns[0][end] == key[0], columns[1][end] == key[1], columns[2][end] == key[2] {
        end += 1
      }
      groups.append(try group(key, start..<end, of: columns, until: latest, stretch))
      start = end
    }
    return groups
  }

  /// Rows that follow each other and agree in their first three columns.
  private func group(
    _ key: [Int64], _ rows: Range<Int>, of columns: [[Int64]], until latest: Int64, _ stretch: Int
  ) throws(SluiceError) -> Group {
    guard let archive = Int(exactly: key[0]), archives.indices.contains(archive), let chain = Int32(exactly: key[1]),
      0...1 ~= key[2]
    else { throw foreign(stretch) }
    var group = Group(archive: archive, chain: Int(chain), end: key[2] == 0 ? .from : .to)
    group.codes.reserveCapacity(rows.count)
    group.pasts.reserveCapacity(rows.count)
    for row in rows {
      var past = NodePast()
      (past.firstSeen, past.lastPaid, past.lastArrived) = (columns[4][row], columns[5][row], columns[6][row])
      guard let code = Int32(exactly: columns[3][row]), Self.isTime(past.firstSeen, until: latest),
        Self.isTime(past.lastPaid, until: latest), Self.isTime(past.lastArrived, until: latest)
      else { throw foreign(stretch) }
      group.codes.append(code)
      group.pasts.append(past)
    }
    return group
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
