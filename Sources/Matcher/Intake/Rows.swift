import Columnar
import Kernels

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

  /// The same rows once more, in one memory as long as neither changes.
  init(copying other: borrowing Rows) {
    ordinal = other.ordinal
    time = other.time
    chain = other.chain
    from = other.from
    to = other.to
    asset = other.asset
    amount = other.amount
    value = other.value
    dust = other.dust
    past = other.past
    messages = other.messages
  }

  /// Leaves out the first rows; their memory is kept for those that will come.
  mutating func removeFirst(_ count: Int) {
    guard count > 0 else { return }
    ordinal.removeFirst(count)
    time.removeFirst(count)
    chain.removeFirst(count)
    from.removeFirst(count)
    to.removeFirst(count)
    asset.removeFirst(count)
    amount.removeFirst(count)
    value.removeFirst(count)
    dust.removeFirst(count)
    past.removeFirst(count)
    guard !messages.isEmpty else { return }
    let first = ordinal.first ?? .max
    messages = messages.filter { $0.key >= first }
  }

  /// Makes room for rows that will come.
  ///
  /// PERF: columns that grow by doubling are copied, and most of that time goes into pages that the system has to clear.
  mutating func reserve(_ rows: Int) {
    ordinal.reserveLarge(rows)
    time.reserveLarge(rows)
    chain.reserveLarge(rows)
    from.reserveLarge(rows)
    to.reserveLarge(rows)
    asset.reserveLarge(rows)
    amount.reserveLarge(rows)
    value.reserveLarge(rows)
    dust.reserveLarge(rows)
    past.reserveLarge(rows)
  }

  /// The first row that is not earlier than a time, or the count of rows.
  func place(ofTime time: Int64) -> Int { self.time[...].partition { $0 >= time } }

  /// The first row whose place in the ledger is not before another, or the count of rows.
  func place(ofOrdinal ordinal: Int) -> Int { self.ordinal[...].partition { $0 >= ordinal } }

  /// Adds some rows of others, each once.
  mutating func append(_ places: [Int], of other: borrowing Rows) {
    Self.append(places, of: other.ordinal, to: &ordinal)
    Self.append(places, of: other.time, to: &time)
    Self.append(places, of: other.chain, to: &chain)
    Self.append(places, of: other.from, to: &from)
    Self.append(places, of: other.to, to: &to)
    Self.append(places, of: other.asset, to: &asset)
    Self.append(places, of: other.amount, to: &amount)
    Self.append(places, of: other.value, to: &value)
    Self.append(places, of: other.dust, to: &dust)
    Self.append(places, of: other.past, to: &past)
    guard !other.messages.isEmpty else { return }
    for place in places {
      if let message = other.message(Row(place)) { messages[other.ordinal[place]] = message }
    }
  }

  private static func append<Value>(_ places: [Int], of column: [Value], to other: inout [Value]) {
    if places.count == column.count { return other.append(contentsOf: column) }
    // PERF: room is made and counted once, not row by row.
    other.append(contentsOf: places.lazy.map { column[$0] })
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

    static let never = NodePast.never
  }
}
