import Archive
import Columnar

/// A batch of an archive with all that is known of its rows, as CSV has it.
struct ExportedRows {
  let transfers: TransferBatch
  private let ids: [String?]
  private let values: [String?]
  /// Nil if the CSV has no such column.
  private let messages: [String?]?
  private let chains: StringTable
  private let assets: StringTable
  private let from: StringTable
  private let to: StringTable

  /// - Parameter hasMessages: whether the CSV has a column for them.
  init(_ reader: ArchiveReader, batch index: Int, hasMessages: Bool) throws(ArchiveError) {
    transfers = try reader.batch(index)
    ids = try reader.transactions(inBatch: index)
    values = try reader.values(inBatch: index)
    let found = try reader.messages(inBatch: index)
    messages = hasMessages ? found ?? Array(repeating: nil, count: transfers.count) : nil
    (chains, assets) = (reader.chains, reader.assets)
    (from, to) = (reader.fromAddresses, reader.toAddresses)
  }

  static func header(hasMessages: Bool) -> [UInt8] {
    Array("time,chain,tx,from,to,asset,amount,value,usd\(hasMessages ? ",message_id" : "")\n".utf8)
  }

  /// Some of the rows, as lines of CSV.
  func text(_ rows: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      for (place, field) in fields(of: row).enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVText.append(field, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func fields(of row: Int) -> [ArraySlice<UInt8>] {
    let usd = transfers.usd[row].isNaN ? "" : "\(transfers.usd[row])"
    let fields: [ArraySlice<UInt8>] = [
      Self.utf8(Timestamp.format(transfers.time[row])), chains.utf8(Int(transfers.chain[row])),
      Self.utf8(ids[row] ?? ""), from.utf8(Int(transfers.from[row])), to.utf8(Int(transfers.to[row])),
      assets.utf8(Int(transfers.asset[row])), Self.utf8("\(transfers.amount[row])"), Self.utf8(values[row] ?? ""),
      Self.utf8(usd),
    ]
    return fields + (messages.map { [Self.utf8($0[row] ?? "")] } ?? [])
  }

  private static func utf8(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
}
