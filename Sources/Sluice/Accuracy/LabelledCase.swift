import Columnar
import Demonstration
import Foundation
import Ingest
import Labels

/// A case whose every transfer is known to be illicit: a folder with `transfers.csv` and perhaps `labels.csv`.
public struct LabelledCase: Sendable {
  public let name: String
  public let path: String
  /// What its label file says; services only, or recall means nothing.
  public let labels: LabelTable
  private let ledger: ImportedLedger

  /// - Parameter folder: the last part of its path is the case's name.
  public init(folder: String) throws(SluiceError) {
    let url = URL(fileURLWithPath: folder)
    name = url.lastPathComponent
    path = url.appendingPathComponent("transfers.csv").path
    let labels = url.appendingPathComponent("labels.csv").path
    self.labels = FileManager.default.fileExists(atPath: labels) ? try LabelFiles.read([labels]) : LabelTable()
    do { ledger = try TransferCSV().read(path: path) } catch { throw SluiceError(error) }
    guard ledger.count > 0 else { throw SluiceError(.data, "`\(path)`: no transfers") }
  }

  /// Transfers.
  public var count: Int { ledger.count }

  /// The sum of all amounts.
  public var value: Double { ledger.batch.amount.reduce(0, +) }

  /// Distinct addresses.
  public var addresses: Int { ledger.addresses.count }

  /// Seconds since 1970-01-01 UTC of the first and last transfer.
  public var times: ClosedRange<Int64> { (ledger.batch.time.first ?? 0)...(ledger.batch.time.last ?? 0) }

  /// The same transfers with receivers permuted within each hour, amounts, times and senders kept.
  public struct Null: Sendable {
    /// As CSV, in the order of the case.
    public var text = "time,chain,from,to,asset,amount\n"
    /// Places of the transfers whose sender never pays that receiver in the case.
    ///
    /// What is found among these is found for no good reason. The others are as they were but for their amounts: a
    /// split over an hour of one sender stays the same split.
    public var exchanged: Set<Int> = []
  }

  /// A null of the case.
  ///
  /// Hours of fewer than `least` transfers are put together with the next, or there would be nothing to permute.
  public func null(seed: UInt64, least: Int = 2) -> Null {
    var random = RandomSource(seed: seed, part: 0)
    let batch = ledger.batch
    var receivers = batch.to
    var start = 0
    while start < batch.count {
      var end = start
      while end < batch.count, end - start < least || batch.time[end] / 3_600 == batch.time[end - 1] / 3_600 {
        end += 1
      }
      var hour = Array(receivers[start..<end])
      random.shuffle(&hour)
      receivers.replaceSubrange(start..<end, with: hour)
      start = end
    }
    let pairs = Set(zip(batch.from, batch.to).map(Pair.init))
    var null = Null()
    for row in 0..<batch.count {
      if !pairs.contains(Pair(batch.from[row], receivers[row])) { null.exchanged.insert(row) }
      let fields = [
        Timestamp.format(batch.time[row]), ledger.chains[Int(batch.chain[row])], ledger.addresses[Int(batch.from[row])],
        ledger.addresses[Int(receivers[row])], ledger.assets[Int(batch.asset[row])], "\(batch.amount[row])",
      ]
      null.text += fields.joined(separator: ",") + "\n"
    }
    return null
  }

  /// The share of the case's value in some of its transfers.
  public func share(of rows: Set<Int>) -> Double {
    // In order, because sums depend on it.
    value > 0 ? rows.sorted().reduce(0) { $0 + ledger.batch.amount[$1] } / value : 0
  }

  /// Who pays whom.
  private struct Pair: Hashable {
    let from: Int32
    let to: Int32

    init(_ from: Int32, _ to: Int32) { (self.from, self.to) = (from, to) }
  }
}
