import Columnar

/// Which calls of a transaction were undone: those that failed, and all that they had called.
///
/// A node says of each call only whether it failed itself. The column `status`, which ethereum-etl adds to traces of
/// Parity, accounts for the calls above it; where it is empty they are looked at here, by the address of a call in the
/// tree of its transaction, whose records follow each other from the root down.
struct TraceFailures {
  private let status: Int?
  private let error: Int?
  private let block: Int?
  private let index: Int?
  private let address: Int?
  /// Block and place of the transaction at hand.
  private var transaction: [ArraySlice<UInt8>] = []
  /// Addresses of calls in it that failed.
  private var failed: [ArraySlice<UInt8>] = []

  init(_ header: HeaderFields) throws(ImportError.Cause) {
    (status, error) = (header["status"], header["error"])
    (block, index, address) = (header["block_number"], header["transaction_index"], header["trace_address"])
    if status == nil, error == nil { throw .missingColumns(["status"]) }
  }

  mutating func hasFailed(_ record: CSVRecord) -> Bool {
    if let status, !record.trimmed(status).isEmpty { return record.trimmed(status).elementsEqual("0".utf8) }
    guard let block, let index, let address else { return error.map { !record.trimmed($0).isEmpty } ?? false }
    let transaction = [record.trimmed(block), record.trimmed(index)]
    if transaction != self.transaction {
      self.transaction = transaction.map { Array($0)[...] }
      failed = []
    }
    let place = record.trimmed(address)
    if failed.contains(where: { Self.contains($0, place) }) { return true }
    guard let error, !record.trimmed(error).isEmpty else { return false }
    // A transaction with more failures than this is made to take time; the rest fail for themselves.
    if failed.count < 4096 { failed.append(Array(place)[...]) }
    return true
  }

  /// Whether a call is another or below it: `0,1` is below `0` and below the root, which is empty.
  private static func contains(_ upper: ArraySlice<UInt8>, _ lower: ArraySlice<UInt8>) -> Bool {
    guard !upper.isEmpty, lower.count > upper.count else { return upper.isEmpty || upper == lower }
    return lower.starts(with: upper) && lower[lower.startIndex + upper.count] == UInt8(ascii: ",")
  }
}
