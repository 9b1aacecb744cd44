import Archive
import Columnar
import Foundation

/// Writes transfers of an archive as CSV, which `archive import` and `scan` read as it is; nothing is lost by value.
public struct ArchiveExport: Sendable {
  public var path: String
  /// First and last second of the transfers that are written; nil for no bound.
  public var first: Int64?
  public var last: Int64?
  /// Transfers from or to one of these are written; all if there are none.
  public var addresses: [String]

  public init(path: String, first: Int64? = nil, last: Int64? = nil, addresses: [String] = []) {
    self.path = path
    self.first = first
    self.last = last
    self.addresses = addresses
  }

  /// A time that a user gave for an option; nil for none.
  public static func time(_ text: String?, _ option: String) throws(SluiceError) -> Int64? {
    guard let text else { return nil }
    guard let time = Timestamp.parse(text) else {
      throw SluiceError(
        .usage,
        "`\(option)`: \(UserText.quoted(text)) is not a time; expected like `2025-02-21T14:16:11Z` or `2025-02-21`")
    }
    return time
  }

  /// Writes a file, which appears under its name when it is whole.
  ///
  /// - Returns: how many transfers were written.
  public func run(to output: String) throws(SluiceError) -> Int {
    let target = URL(fileURLWithPath: output).resolvingSymlinksInPath().path
    try OutputTarget.check(target, against: [path])
    do throws(ArchiveError) {
      let file = try OutputFile(path: target)
      let rows = try write({ bytes throws(ArchiveError) in try file.write(bytes) }, failing: { $0 })
      try file.publish()
      return rows
    } catch { throw SluiceError(error) }
  }

  /// Hands out the text in pieces, until all are handed out or the sink throws.
  public func run(_ sink: ([UInt8]) throws(SluiceError) -> Void) throws(SluiceError) -> Int {
    try write(sink, failing: { SluiceError($0) })
  }

  private func write<Failure: Error>(
    _ sink: ([UInt8]) throws(Failure) -> Void, failing: (ArchiveError) -> Failure
  ) throws(Failure) -> Int {
    let reader: ArchiveReader
    do { reader = try ArchiveReader(path: path) } catch { throw failing(error) }
    let wanted = Set(addresses.map { Array(AddressText.canonical($0).utf8)[...] })
    var rows = 0
    try sink(Array("time,chain,tx,from,to,asset,amount,value,usd\n".utf8))
    for index in 0..<reader.batchCount {
      let batch: ExportedRows
      do { batch = try ExportedRows(reader, batch: index) } catch { throw failing(error) }
      let piece = batch.text { row in
        isInRange(batch.time(row)) && (wanted.isEmpty || batch.isParty(row, wanted))
      }
      rows += piece.rows
      if piece.rows > 0 { try sink(piece.bytes) }
    }
    return rows
  }

  private func isInRange(_ time: Int64) -> Bool { first.map { time >= $0 } ?? true && last.map { time <= $0 } ?? true }
}

/// A batch of an archive with all that is known of its rows.
private struct ExportedRows {
  private let batch: TransferBatch
  private let ids: [String?]
  private let values: [String?]
  private let chains: StringTable
  private let assets: StringTable
  private let from: StringTable
  private let to: StringTable

  init(_ reader: ArchiveReader, batch index: Int) throws(ArchiveError) {
    batch = try reader.batch(index)
    ids = try reader.transactions(inBatch: index)
    values = try reader.values(inBatch: index)
    (chains, assets) = (reader.chains, reader.assets)
    (from, to) = (reader.fromAddresses, reader.toAddresses)
  }

  func time(_ row: Int) -> Int64 { batch.time[row] }

  func isParty(_ row: Int, _ addresses: Set<ArraySlice<UInt8>>) -> Bool {
    addresses.contains(from.utf8(Int(batch.from[row]))) || addresses.contains(to.utf8(Int(batch.to[row])))
  }

  /// The rows that pass, as lines of CSV.
  func text(where passes: (Int) -> Bool) -> (bytes: [UInt8], rows: Int) {
    var bytes: [UInt8] = []
    var rows = 0
    for row in 0..<batch.count where passes(row) {
      rows += 1
      let usd = batch.usd[row].isNaN ? "" : "\(batch.usd[row])"
      let fields: [ArraySlice<UInt8>] = [
        Self.utf8(Timestamp.format(batch.time[row])), chains.utf8(Int(batch.chain[row])), Self.utf8(ids[row] ?? ""),
        from.utf8(Int(batch.from[row])), to.utf8(Int(batch.to[row])), assets.utf8(Int(batch.asset[row])),
        Self.utf8("\(batch.amount[row])"), Self.utf8(values[row] ?? ""), Self.utf8(usd),
      ]
      for (place, field) in fields.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVText.append(field, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return (bytes, rows)
  }

  private static func utf8(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
}
