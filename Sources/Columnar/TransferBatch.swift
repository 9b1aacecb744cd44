/// A run of transfers in ledger order, decoded: every column holds `count` values.
///
/// Text columns hold codes into the string tables of the ledger that the batch belongs to.
public struct TransferBatch: Sendable, Equatable {
  /// Block time in seconds since 1970-01-01 UTC.
  public var time: [Int64] = []
  /// Code of the chain.
  public var chain: [Int32] = []
  /// Code of the paying address.
  public var from: [Int32] = []
  /// Code of the receiving address.
  public var to: [Int32] = []
  /// Code of the asset.
  public var asset: [Int32] = []
  /// Amount in whole units of the asset; finite and never negative.
  public var amount: [Double] = []
  /// Value in USD at the time; NaN where it is not known.
  public var usd: [Double] = []
  /// Code of the message between chains that a transfer belongs to, negative where it has none; empty if no transfer
  /// has one or nobody asks.
  public var message: [Int32] = []

  public init() {}

  /// Rows.
  public var count: Int { time.count }

  public mutating func reserveCapacity(_ rows: Int) {
    time.reserveCapacity(rows)
    chain.reserveCapacity(rows)
    from.reserveCapacity(rows)
    to.reserveCapacity(rows)
    asset.reserveCapacity(rows)
    amount.reserveCapacity(rows)
    usd.reserveCapacity(rows)
  }

  /// Adds one transfer; `usd` is NaN where the value is not known.
  public mutating func append(
    time: Int64, chain: Int32, from: Int32, to: Int32, asset: Int32, amount: Double, usd: Double
  ) {
    self.time.append(time)
    self.chain.append(chain)
    self.from.append(from)
    self.to.append(to)
    self.asset.append(asset)
    self.amount.append(amount)
    self.usd.append(usd)
  }

  /// Adds some of the rows of another batch; columns that are empty there stay as they are.
  public mutating func append(_ other: TransferBatch, _ rows: Range<Int>) {
    Self.append(other.time, rows, to: &time)
    Self.append(other.chain, rows, to: &chain)
    Self.append(other.from, rows, to: &from)
    Self.append(other.to, rows, to: &to)
    Self.append(other.asset, rows, to: &asset)
    Self.append(other.amount, rows, to: &amount)
    Self.append(other.usd, rows, to: &usd)
    Self.append(other.message, rows, to: &message)
  }

  private static func append<Value>(_ values: [Value], _ rows: Range<Int>, to column: inout [Value]) {
    if !values.isEmpty { column += values[rows] }
  }
}
