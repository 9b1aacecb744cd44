import Columnar

/// The transfers that some plan can need, in ledger order: one value per row in every column.
///
/// PERF: not copyable, because a copy of so many columns costs more than a test of a row.
struct Rows: ~Copyable, Sendable {
  /// Place in the whole ledger.
  var ordinal: [Int] = []
  /// Seconds since 1970-01-01 UTC.
  var time: [Int64] = []
  /// Code of the chain.
  var chain: [Int32] = []
  /// Code of the sending node.
  var from: [Int32] = []
  /// Code of the receiving node.
  var to: [Int32] = []
  /// Code of the asset.
  var asset: [Int32] = []
  /// Units of the asset.
  var amount: [Double] = []
  /// USD; NaN where it is not known.
  var value: [Double] = []
  /// Whether the transfer is dust.
  var dust: [Bool] = []
  /// What the sender and receiver had done before.
  var past: [Past] = []
  /// By place in the whole ledger: codes of the messages between chains, where there are any.
  private(set) var messages: [Int: Int32] = [:]

  var count: Int { time.count }

  init() {}

  /// A batch whose first transfer stands at `ordinal` in the ledger; `dust` and `past` are still to be told.
  init(_ batch: TransferBatch, from ordinal: Int) {
    self.ordinal = Array(ordinal..<ordinal + batch.count)
    time = batch.time
    chain = batch.chain
    from = batch.from
    to = batch.to
    asset = batch.asset
    amount = batch.amount
    value = batch.usd
    for (row, message) in batch.message.enumerated() where message >= 0 { messages[ordinal + row] = message }
  }

  /// The message between chains that a transfer belongs to; nil if it has none.
  func message(_ row: Row) -> Int32? { messages.isEmpty ? nil : messages[ordinal[Int(row)]] }

  /// Adds some rows of others.
  mutating func append(_ places: [Int], of other: borrowing Rows) {
    for place in places {
      ordinal.append(other.ordinal[place])
      time.append(other.time[place])
      chain.append(other.chain[place])
      from.append(other.from[place])
      to.append(other.to[place])
      asset.append(other.asset[place])
      amount.append(other.amount[place])
      value.append(other.value[place])
      dust.append(other.dust[place])
      past.append(other.past[place])
      if let message = other.message(Row(place)) { messages[other.ordinal[place]] = message }
    }
  }

  /// The past of a transfer's two ends, at that transfer.
  struct Past: Sendable {
    /// Time of the sender's last earlier payment that is neither dust nor a self-transfer; `never` if there is none.
    var lastPaid = Self.never
    /// Time of the last earlier arrival at the sender that is neither dust nor a self-transfer.
    var lastArrived = Self.never
    /// Whether no earlier transfer but dust names the sender.
    var senderIsFresh = true
    /// Whether no earlier transfer but dust names the receiver.
    var receiverIsFresh = true

    static let never = Int64.min
  }
}
