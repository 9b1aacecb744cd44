import Archive
import Columnar
import Foundation

extension MadeLedger {
  /// Writes the ledger as an archive.
  func writeArchive(to path: String) throws {
    let writer = try ArchiveWriter(
      path: path, addresses: parties.addresses(), chains: StringTable([Self.chain]), assets: StringTable(Self.assets))
    try writer.append(batch)
    try writer.finish()
  }

  /// Writes what the scans know, so that `sluice scan --bundled --labels` finds the same.
  func writeLabels(to path: String) throws {
    let lines = labels.map { "\($0.chain),\($0.address),\($0.label),\($0.category)\n" }
    try Data(("chain,address,label,category\n" + lines.joined()).utf8).write(to: URL(fileURLWithPath: path))
  }

  /// Writes the first rows as CSV, as `TransferCSV` reads it; returns its bytes.
  func writeCSV(rows: Int, to path: String) throws -> Int {
    let addresses = parties.addresses()
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    var lines = Array("time,from,to,asset,amount,chain\n".utf8)
    var size = 0
    for row in 0..<rows {
      append(row, addresses, to: &lines)
      guard lines.count > 1 << 20 || row == rows - 1 else { continue }
      try file.write(contentsOf: Data(lines))
      size += lines.count
      lines.removeAll(keepingCapacity: true)
    }
    try file.close()
    return size
  }

  private func append(_ row: Int, _ addresses: StringTable, to lines: inout [UInt8]) {
    lines += Array("\(batch.time[row]),".utf8)
    lines += addresses.utf8(Int(batch.from[row]))
    lines.append(UInt8(ascii: ","))
    lines += addresses.utf8(Int(batch.to[row]))
    lines += Array(",\(Self.assets[Int(batch.asset[row])]),\(batch.amount[row]),\(Self.chain)\n".utf8)
  }
}
