/// One column of an archive as its file declares it.
public struct ArchiveColumn: Sendable, Equatable {
  /// The name in the file.
  public let name: String
  /// The Arrow type as a person would write it: `dictionary<int32, utf8>`.
  public let type: String
  /// Whether the column is one that Sluice reads; the others are skipped.
  public let isUsed: Bool
}

/// A choice of the columns that have a meaning for Sluice.
public struct ArchiveColumnSet: OptionSet, Sendable, Hashable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  init(_ role: ColumnRole) { self.init(rawValue: 1 << role.rawValue) }

  public static let time = Self(.time)
  public static let chain = Self(.chain)
  public static let tx = Self(.tx)
  public static let from = Self(.from)
  public static let to = Self(.to)
  public static let asset = Self(.asset)
  public static let amount = Self(.amount)
  public static let value = Self(.value)
  public static let usd = Self(.usd)

  /// The columns of a `TransferBatch`: all but `tx` and `value`, which are evidence.
  public static let all: Self = [.time, .chain, .from, .to, .asset, .amount, .usd]
}

/// The columns that have a meaning, in the order in which they are written.
enum ColumnRole: Int, CaseIterable, Sendable {
  case time, chain, tx, from, to, asset, amount, value, usd

  /// The name in the file.
  var name: String { "\(self)" }

  /// Whether a file without it cannot be read; `chain` may be named in the metadata.
  var isRequired: Bool {
    switch self {
    case .time, .from, .to, .asset, .amount: true
    case .chain, .tx, .value, .usd: false
    }
  }
}
