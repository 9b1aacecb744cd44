import Columnar

/// `traces.csv` of ethereum-etl: what transactions move, inside contracts too; `transactions.csv` is contained in it.
struct EthereumTraces: RecordFormat {
  private let count: Int
  private let clock: EthereumClock
  private let from: Int
  private let to: Int
  private let value: Int
  private let kind: Int
  private let call: Int?
  private let hash: Int?
  private let coin: Coin
  private var failures: TraceFailures

  init(_ header: HeaderFields, coin: Coin, blocks: BlockTimes?) throws(ImportError.Cause) {
    let places = try header.require(["from_address", "to_address", "value", "trace_type"])
    (from, to, value, kind) = (places[0], places[1], places[2], places[3])
    clock = try EthereumClock(header, blocks: blocks)
    failures = try TraceFailures(header)
    (call, hash) = (header["call_type"], header["transaction_hash"])
    count = header.count
    self.coin = coin
  }

  mutating func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try record.check(count: count)
    if failures.hasFailed(record) { return .failed }
    // Such calls run foreign code with the value of the call above them, which moved it once.
    if let call, !record.trimmed(call).isEmpty, !record.trimmed(call).elementsEqual("call".utf8) { return .inner }
    // Traces of geth name neither parties nor amount of a contract's end.
    if record.trimmed(value).isEmpty { return .nothing }
    let units = try record.units(value)
    if units.isZero { return .nothing }
    var row = TransferRow()
    row.from = try sender(record)
    guard let receiver = record.receiver(to, nil) else { return .nameless }
    row.to = receiver
    row.time = try clock.read(record)
    if let hash { row.tx = record.trimmed(hash) }
    coin.fill(&row, units)
    rows.append(row)
    return nil
  }

  /// New coins come from nobody: their sender is named after what made them, `reward` or `genesis`.
  private func sender(_ record: CSVRecord) throws(RowError) -> ArraySlice<UInt8> {
    let kind = try record.text(self.kind)
    guard kind.elementsEqual("reward".utf8) || kind.elementsEqual("genesis".utf8) else {
      return try record.address(from)
    }
    return record.trimmed(from).isEmpty ? kind : try record.address(from)
  }
}
