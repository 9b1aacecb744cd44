import Columnar

@testable import Demonstration

/// The ledger that the tests look at, made once.
enum Ledgers {
  static let ledger = DemonstrationLedger.make()

  static func planted(_ name: String) -> CaseView {
    let planted = ledger.planted.filter { $0.name.contains(name) }
    precondition(planted.count == 1, "one case must have `\(name)` in its name")
    return CaseView(ledger: ledger, planted: planted[0])
  }
}

/// One transfer as the tests read it.
struct Row: Equatable {
  var row: Int
  var time: Int
  var from: String
  var to: String
  var asset: String
  var amount: Double
  var usd: Double
}

/// A planted case and its transfers, in ledger order.
struct CaseView {
  let ledger: DemonstrationLedger
  let planted: PlantedCase
  let rows: [Row]
  let categories: [String: String]

  init(ledger: DemonstrationLedger, planted: PlantedCase) {
    self.ledger = ledger
    self.planted = planted
    rows = planted.rows.sorted().map { ledger.row($0) }
    categories = Dictionary(uniqueKeysWithValues: ledger.labels.map { ($0.address, $0.category) })
  }

  func payments(by address: String) -> [Row] { rows.filter { $0.from == address } }

  func share(of label: String, among rows: [Row]) -> Double {
    let addresses = Set(ledger.labels.filter { $0.label == label }.map(\.address))
    return Double(rows.filter { addresses.contains($0.to) }.count) / Double(rows.count)
  }
}

extension DemonstrationLedger {
  func row(_ row: Int) -> Row {
    Row(
      row: row, time: Int(batch.time[row]), from: addresses[Int(batch.from[row])],
      to: addresses[Int(batch.to[row])], asset: assets[Int(batch.asset[row])], amount: batch.amount[row],
      usd: batch.usd[row])
  }

  /// A number that changes with any bit of any column or text.
  var digest: UInt64 {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ word: UInt64) { digest = (digest ^ word) &* 0x100_0000_01b3 ^ digest >> 31 }
    for row in 0..<batch.count {
      add(UInt64(bitPattern: batch.time[row]))
      add(UInt64(UInt32(bitPattern: batch.chain[row])) << 32 | UInt64(UInt32(bitPattern: batch.asset[row])))
      add(UInt64(UInt32(bitPattern: batch.from[row])) << 32 | UInt64(UInt32(bitPattern: batch.to[row])))
      add(batch.amount[row].bitPattern)
      add(batch.usd[row].isNaN ? 0 : batch.usd[row].bitPattern)
    }
    for table in [addresses, chains, assets, transactions] { for byte in table.bytes { add(UInt64(byte)) } }
    for label in labels { for byte in "\(label)".utf8 { add(UInt64(byte)) } }
    for planted in planted { for row in [planted.origin] + planted.rows.sorted() { add(UInt64(row)) } }
    return digest
  }
}
