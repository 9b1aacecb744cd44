import Columnar
import Testing

@testable import Demonstration

@Suite struct DemonstrationLedgerTests {
  let ledger = Ledgers.ledger

  @Test func `The same seed gives the same bytes, today and ever after`() {
    #expect(DemonstrationLedger.make().digest == ledger.digest)
    // Changes whenever the ledger does; everything that quotes its rows must then be looked at again.
    #expect(ledger.digest == 15_396_164_855_390_137_007)
  }

  @Test func `Another seed gives another ledger of about the same size`() {
    let other = DemonstrationLedger.make(seed: 7)
    #expect(other.digest != ledger.digest)
    #expect(abs(other.batch.count - ledger.batch.count) < 4_000)
  }

  @Test func `It holds about two hundred thousand transfers of thirty days, in order of time`() {
    let times = ledger.batch.time
    #expect(200_000...215_000 ~= times.count)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(times[0] >= Timestamp.parse("2025-02-05")!)
    #expect(times[times.count - 1] < Timestamp.parse("2025-03-08")!)
  }

  @Test func `Tables are in order of bytes, and every code has a text`() {
    #expect(ledger.addresses.isStrictlyAscending)
    #expect(ledger.chains.isStrictlyAscending)
    #expect(ledger.assets.isStrictlyAscending)
    #expect(ledger.transactions.count == ledger.batch.count)
    for (codes, table) in [(ledger.batch.from, ledger.addresses), (ledger.batch.to, ledger.addresses)] {
      #expect(codes.allSatisfy { $0 >= 0 && $0 < table.count })
    }
    #expect(Set(ledger.batch.from).union(ledger.batch.to).count == ledger.addresses.count)
  }

  @Test func `Amounts are finite and never negative, values are known or NaN`() {
    #expect(ledger.batch.amount.allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(ledger.batch.usd.allSatisfy { $0.isNaN || ($0.isFinite && $0 >= 0) })
    for (row, asset) in ledger.batch.asset.enumerated() {
      #expect(ledger.batch.usd[row].isNaN == !["BTC", "ETH", "USDC"].contains(ledger.assets[Int(asset)]))
    }
  }

  @Test func `Addresses and transaction ids are as long as real ones`() {
    for code in 0..<ledger.addresses.count {
      let address = ledger.addresses.utf8(code)
      #expect(address.count == 42 && (address.starts(with: "0x".utf8) || address.starts(with: "bc1q".utf8)))
    }
    #expect((0..<ledger.transactions.count).allSatisfy { ledger.transactions.utf8($0).count == 66 })
  }

  @Test func `Every label is of an address that takes part, with a category that labels may have`() {
    let addresses = Set((0..<ledger.addresses.count).map { ledger.addresses[$0] })
    let categories: Set = ["exchange", "bridge", "swap", "mixer", "pool", "service", "theft"]
    for label in ledger.labels {
      #expect(addresses.contains(label.address), "\(label.label)")
      #expect(categories.contains(label.category))
    }
    #expect(Set(ledger.labels.map(\.address)).count == ledger.labels.count)
    #expect(ledger.labels.filter { $0.entity == "THORChain" }.map(\.category) == ["bridge"])
    #expect(ledger.labels.filter { !$0.actor.isEmpty }.map(\.actor) == ["Lazarus Group"])
  }

  @Test func `The label file has a header and a line for every label`() throws {
    var reader = CSVReader(MemoryBytes(Array(ledger.labelFile.utf8)))
    var record = CSVRecord()
    var lines = 0
    while try reader.next(into: &record) {
      #expect(record.count == 6)
      lines += 1
    }
    #expect(lines == ledger.labels.count + 1)
    #expect(ledger.labelFile.hasPrefix("chain,address,label,category,entity,actor\nethereum,0x"))
  }
}
