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

  /// The same for archives that are open.
  func opened(_ archives: [ArchiveReader]) throws(SluiceError) -> OpenedChoice {
    OpenedChoice(
      choice: self, archives: archives, addresses: Set(addresses.map { Array(AddressText.canonical($0).utf8)[...] }),
      rows: try matches?.rows(in: archives))
  }
}

/// A choice of the rows of certain archives.
struct OpenedChoice {
  let choice: TransferChoice
  let archives: [ArchiveReader]
  let addresses: Set<ArraySlice<UInt8>>
  /// By archive, rows of the file; nil for all.
  let rows: [Set<Int>]?

  /// The rows of a batch that are wanted, counted from its first.
  func rows(_ archive: Int, _ index: Int, _ batch: TransferBatch) -> [Int] {
    let first = archives[archive].firstRow(ofBatch: index)
    let (from, to) = (archives[archive].fromAddresses, archives[archive].toAddresses)
    return (0..<batch.count).filter { row in
      isInRange(batch.time[row]) && rows?[archive].contains(first + row) ?? true
        && (addresses.isEmpty || addresses.contains(from.utf8(Int(batch.from[row])))
          || addresses.contains(to.utf8(Int(batch.to[row]))))
    }
  }

  private func isInRange(_ time: Int64) -> Bool {
    choice.first.map { time >= $0 } ?? true && choice.last.map { time <= $0 } ?? true
  }
}
