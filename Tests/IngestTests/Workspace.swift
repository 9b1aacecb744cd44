import Archive
import Columnar
import Foundation

@testable import Ingest

/// A folder for one test, removed with all that is in it, and the imports made in it.
final class Workspace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sluice-ingest-\(UInt64.random(in: .min ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file, and returns its path.
  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: folder.appending(path: name))
    return path(name)
  }

  func text(of name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

  /// Names of all files, hidden ones included.
  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } }

  /// Imports files into `out.arrow`.
  func importing(
    _ files: String..., settings: ImportSettings = ImportSettings(), onError: Importer.ErrorPolicy = .stop
  ) throws(ImportError) -> ImportSummary {
    try Importer(settings: settings, onError: onError).run(files, to: path("out.arrow"))
  }

  /// The rows of `out.arrow`: seconds, chain, id, from, to, asset, amount, exact figure, USD, extra columns.
  func rows() throws -> [String] {
    let reader = try ArchiveReader(path: path("out.arrow"))
    var rows: [String] = []
    for index in 0..<reader.batchCount {
      let batch = try reader.batch(index)
      let ids = try reader.transactions(inBatch: index)
      let values = try reader.values(inBatch: index)
      for row in 0..<batch.count {
        let parts = [
          "\(batch.time[row])", reader.chains[Int(batch.chain[row])], ids[row] ?? "-",
          reader.fromAddresses[Int(batch.from[row])], reader.toAddresses[Int(batch.to[row])],
          reader.assets[Int(batch.asset[row])], "\(batch.amount[row])", values[row] ?? "-",
          batch.usd[row].isNaN ? "-" : "\(batch.usd[row])",
        ]
        rows.append(parts.joined(separator: " "))
      }
    }
    return rows
  }

  /// The bytes of a file beside these sources.
  static func golden(_ name: String, _ source: String = #filePath) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: source).deletingLastPathComponent().appending(path: "Golden")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }
}

/// All bytes of a source.
func unpack(_ source: any ByteSource, piece: Int = 1 << 14) throws(ReadFailure) -> [UInt8] {
  var source = source
  var bytes: [UInt8] = []
  while true {
    var buffer = [UInt8](repeating: 0, count: piece)
    let count = try source.read(into: &buffer)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}
