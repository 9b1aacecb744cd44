import Columnar
import Foundation
import Ingest
import SignatureLanguage
import SignaturePlan

/// Reads the CSV files that tests name.
enum LedgerFile {
  /// More than this is no test but a scan.
  static let maximumRows = 100_000
  /// Bytes; about what so many rows take.
  private static let maximumSize = 32 << 20

  /// The test with the transfers of its file, if it names one, merged into its own.
  static func filling(_ test: InlineTest, beside source: String) throws(SluiceError) -> InlineTest {
    guard let file = test.file else { return test }
    let ledger = try read(file, beside: source)
    var filled = test
    let rows = (0..<ledger.count).map { (transfer: transfer($0, of: ledger), line: file.span.start.line) }
    let all = rows + zip(test.transfers, test.lines).map { (transfer: $0, line: $1) }
    let sorted = all.enumerated().sorted {
      ($0.element.transfer.time, $0.offset) < ($1.element.transfer.time, $1.offset)
    }
    filled.transfers = sorted.map(\.element.transfer)
    filled.lines = sorted.map(\.element.line)
    return filled
  }

  private static func read(_ file: InlineTest.File, beside source: String) throws(SluiceError)
    -> ImportedLedger
  {
    let folder = (source as NSString).deletingLastPathComponent
    let path = (folder as NSString).appendingPathComponent(file.path)
    let place = "`\(source)`:\(file.span.start.line)"
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= maximumSize else {
      throw SluiceError(
        .usage, "\(place): `\(path)` has \(size) bytes; the ledger of a test has at most \(maximumSize)")
    }
    let ledger: ImportedLedger
    do { ledger = try TransferCSV().read(path: path) } catch { throw SluiceError(.usage, "\(place): \(error)") }
    guard ledger.count <= maximumRows else {
      throw SluiceError(
        .usage, "\(place): `\(path)` has \(ledger.count) transfers; the ledger of a test has at most \(maximumRows)")
    }
    return ledger
  }

  private static func transfer(_ row: Int, of ledger: ImportedLedger) -> Transfer {
    let batch = ledger.batch
    return Transfer(
      time: batch.time[row], chain: ledger.chains[Int(batch.chain[row])], from: ledger.addresses[Int(batch.from[row])],
      to: ledger.addresses[Int(batch.to[row])], asset: ledger.assets[Int(batch.asset[row])], amount: batch.amount[row],
      usd: batch.usd[row].isNaN ? nil : batch.usd[row], message: ledger.messages.flatMap { $0[row] })
  }
}
