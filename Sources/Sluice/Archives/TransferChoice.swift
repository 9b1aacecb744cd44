import Archive
import Columnar

/// Which transfers of archives are wanted: those that satisfy all that is given.
public struct TransferChoice: Sendable {
  /// First and last second; nil for no bound.
  public var first: Int64?
  public var last: Int64?
  /// Transfers from or to one of these; all if there are none.
  public var addresses: [String]
  /// Evidence of matches; nil for all.
  public var matches: MatchRows?

  public init(first: Int64? = nil, last: Int64? = nil, addresses: [String] = [], matches: MatchRows? = nil) {
    self.first = first
    self.last = last
    self.addresses = addresses
    self.matches = matches
  }

  /// A time that a user gave for an option; nil for none.
  public static func time(_ text: String?, _ option: String) throws(SluiceError) -> Int64? {
    guard let text else { return nil }
    guard let time = Timestamp.parse(text) else {
      throw SluiceError(
        .usage,
        "`\(option)`: \(UserText.quoted(text)) is not a time; expected like `2025-02-21T14:16:11Z` or `2025-02-21`")
    }
    return time
  }
}

/// A choice of the rows of certain archives.
struct OpenedChoice {
  private let choice: TransferChoice
  private let archives: [ArchiveReader]
  private let addresses: Set<ArraySlice<UInt8>>
  /// By archive, rows of the file; nil for all.
  private let rows: [Set<Int>]?
  /// By archive, whether an address code is wanted, as far as codes have come.
  private var from: [[Bool]]
  private var to: [[Bool]]

  init(_ choice: TransferChoice, _ archives: [ArchiveReader]) throws(SluiceError) {
    self.choice = choice
    self.archives = archives
    addresses = Set(choice.addresses.map { Array(AddressText.canonical($0).utf8)[...] })
    rows = try choice.matches?.rows(in: archives)
    from = archives.map { _ in [] }
    to = from
  }

  /// The rows of a batch that are wanted, counted from its first.
  mutating func rows(_ archive: Int, _ index: Int, _ batch: TransferBatch) -> [Int] {
    let first = archives[archive].firstRow(ofBatch: index)
    if !addresses.isEmpty {
      extend(&from[archive], archives[archive].fromAddresses)
      extend(&to[archive], archives[archive].toAddresses)
    }
    let (from, to) = (from[archive], to[archive])
    return batch.time.indices.filter { row in
      isInRange(batch.time[row]) && rows?[archive].contains(first + row) ?? true
        && (addresses.isEmpty || from[Int(batch.from[row])] || to[Int(batch.to[row])])
    }
  }

  /// Looks at the addresses of a table that are new.
  private func extend(_ wanted: inout [Bool], _ table: StringTable) {
    for code in wanted.count..<max(wanted.count, table.count) { wanted.append(addresses.contains(table.utf8(code))) }
  }

  private func isInRange(_ time: Int64) -> Bool {
    choice.first.map { time >= $0 } ?? true && choice.last.map { time <= $0 } ?? true
  }
}
