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
