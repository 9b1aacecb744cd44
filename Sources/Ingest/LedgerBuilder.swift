import Columnar

/// Gathers transfers as they come and puts them into the order of an archive.
struct LedgerBuilder {
  private var batch = TransferBatch()
  private var addresses = Interner()
  private var chains = Interner()
  private var assets = Interner()
  private var transactions = TextColumnBuilder()
  private var values = TextColumnBuilder()
  private var messages = TextColumnBuilder()
  /// Which mark of the rows is the id of a message.
  private let messageMark: Int?
  private var isSorted = true

  /// - Parameter marks: names of the extra columns of the rows.
  init(marks: [String] = []) { messageMark = marks.firstIndex(of: PlainTransfers.message) }

  /// Whether another row's codes still fit into 32 bits.
  var hasRoom: Bool { batch.count < Int32.max - 2 && addresses.count < Int32.max - 2 }

  mutating func append(_ row: TransferRow) {
    if let last = batch.time.last, row.time < last { isSorted = false }
    batch.append(
      time: row.time, chain: chains.intern(utf8: row.chain), from: addresses.intern(utf8: row.from),
      to: addresses.intern(utf8: row.to), asset: assets.intern(utf8: row.asset), amount: row.amount, usd: row.usd)
    transactions.append(row.tx)
    values.append(row.value)
    if let messageMark { messages.append(row.marks[messageMark]) }
  }

  /// The ledger: rows sorted by time, tables by bytes.
  consuming func finish() -> ImportedLedger {
    var ledger = ImportedLedger()
    ledger.batch = batch
    ledger.addresses = Self.rank(addresses.table, &ledger.batch.from, &ledger.batch.to)
    var unused: [Int32] = []
    ledger.chains = Self.rank(chains.table, &ledger.batch.chain, &unused)
    ledger.assets = Self.rank(assets.table, &ledger.batch.asset, &unused)
    ledger.transactions = transactions.finish()
    ledger.values = values.finish()
    ledger.messages = messages.finish()
    if !isSorted { Self.sort(&ledger) }
    return ledger
  }

  /// Sorts a table and gives its columns the codes' ranks.
  private static func rank(_ table: StringTable, _ column: inout [Int32], _ other: inout [Int32]) -> StringTable {
    let (sorted, ranks) = table.sorted()
    for row in column.indices { column[row] = ranks[Int(column[row])] }
    for row in other.indices { other[row] = ranks[Int(other[row])] }
    return sorted
  }

  private static func sort(_ ledger: inout ImportedLedger) {
    let time = ledger.batch.time
    let order = (0..<Int32(time.count)).sorted { a, b in
      let (first, second) = (time[Int(a)], time[Int(b)])
      return first == second ? a < b : first < second
    }
    permute(&ledger.batch.time, by: order)
    permute(&ledger.batch.chain, by: order)
    permute(&ledger.batch.from, by: order)
    permute(&ledger.batch.to, by: order)
    permute(&ledger.batch.asset, by: order)
    permute(&ledger.batch.amount, by: order)
    permute(&ledger.batch.usd, by: order)
    ledger.transactions?.reorder(order)
    ledger.values?.reorder(order)
    ledger.messages?.reorder(order)
    ledger.records = order
    ledger.notes.append("the rows were not in order of time; they were sorted")
  }

  private static func permute<Value>(_ column: inout [Value], by order: [Int32]) {
    column = order.map { column[Int($0)] }
  }
}
