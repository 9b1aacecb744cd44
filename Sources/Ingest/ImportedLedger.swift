import Columnar

/// Transfers from a file, in memory, in the order of an archive.
public struct ImportedLedger: Sendable {
  /// The transfers by time; those of one second as the file has them. Exact repeats are kept.
  public var batch = TransferBatch()
  /// Addresses in order of their bytes, so that a code is a rank; codes of `batch.from` and `batch.to`.
  public var addresses = StringTable()
  /// Chains in order of their bytes, in lower case; codes of `batch.chain`.
  public var chains = StringTable()
  /// Assets in order of their bytes; codes of `batch.asset`.
  public var assets = StringTable()
  /// Transaction ids, row by row; nil if there are none.
  public var transactions: TextColumn?
  /// Exact amounts in base units, row by row; nil if there are none.
  public var values: TextColumn?
  /// Ids of the messages between chains that transfers belong to, row by row; nil if there are none.
  public var messages: TextColumn?
  /// For each row its place among the records of the file, from 0; nil if that is the row itself.
  public var records: [Int32]?
  /// What was assumed and what was left out, in messages for people.
  public var notes: [String] = []
  /// Lines that were left out because something in them is wrong.
  public var skippedRows = 0

  public init() {}

  /// Rows.
  public var count: Int { batch.count }
}
