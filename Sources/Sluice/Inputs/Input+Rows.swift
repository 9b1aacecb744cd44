import Archive
import Columnar
import Ingest
import SignaturePlan

/// The string tables that an input's codes stand for.
struct InputTables {
  var chains: StringTable
  var from: StringTable
  var to: StringTable
  var assets: StringTable
  /// Whether `from` and `to` are one table.
  var areShared: Bool
}

extension Input {
  /// One batch, in the input's own codes.
  func batch(_ index: Int) throws(SluiceError) -> TransferBatch {
    switch self {
    case .archive(let reader): do { return try reader.batch(index) } catch { throw SluiceError(error) }
    case .imported(let ledger, _, _): return ledger.batch
    }
  }

  /// The tables behind all batches read so far.
  var tables: InputTables {
    switch self {
    case .archive(let reader):
      InputTables(
        chains: reader.chains, from: reader.fromAddresses, to: reader.toAddresses, assets: reader.assets,
        areShared: reader.addressesAreShared)
    case .imported(let ledger, _, _):
      InputTables(
        chains: ledger.chains, from: ledger.addresses, to: ledger.addresses, assets: ledger.assets,
        areShared: true)
    }
  }

  /// Whether codes of `from` and `to` are of one table.
  var sharesAddresses: Bool {
    if case .archive(let reader) = self { reader.addressesAreShared } else { true }
  }

  /// Whether the tables may still grow while batches are read.
  var tablesGrow: Bool {
    if case .archive(let reader) = self { !reader.tablesAreComplete } else { false }
  }

  /// First row and number of rows of a batch.
  func rows(inBatch index: Int) -> Range<Int> {
    switch self {
    case .archive(let reader):
      reader.firstRow(ofBatch: index)..<reader.firstRow(ofBatch: index) + reader.rows(inBatch: index)
    case .imported(let ledger, _, _): 0..<ledger.count
    }
  }

  /// The place in the file, from 0, of what is a row in order of time.
  func record(ofRow row: Int) -> Int {
    if case .imported(let ledger, _, _) = self, let records = ledger.records { Int(records[row]) } else { row }
  }

  /// Ids of the messages between chains of a batch, row by row; nil if there are none.
  func messages(inBatch index: Int) throws(SluiceError) -> [String?]? {
    switch self {
    case .archive(let reader):
      do { return try reader.messages(inBatch: index) } catch { throw SluiceError(error) }
    case .imported(let ledger, _, _):
      return ledger.messages.map { messages in (0..<ledger.count).map { messages[$0] } }
    }
  }

  /// Transaction ids of a batch, row by row.
  func transactions(inBatch index: Int) throws(SluiceError) -> [String?] {
    switch self {
    case .archive(let reader):
      do { return try reader.transactions(inBatch: index) } catch { throw SluiceError(error) }
    case .imported(let ledger, _, _):
      return (0..<ledger.count).map { row in ledger.transactions.flatMap { $0[row] } }
    }
  }
}
