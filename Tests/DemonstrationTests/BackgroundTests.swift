import Testing

@testable import Demonstration

/// The ordinary traffic must hold what signatures find hard, and nothing that they rightly report.
@Suite struct BackgroundTests {
  let ledger = Ledgers.ledger
  let planted = Ledgers.ledger.planted.reduce(into: Set<Int>()) { $0.formUnion($1.rows) }
  let services = Set(Ledgers.ledger.labels.map(\.address))

  /// Value in USD; 0 where it is not known and the asset is no dollar token.
  private func value(_ row: Int) -> Double {
    if !ledger.batch.usd[row].isNaN { return ledger.batch.usd[row] }
    return ledger.assets[Int(ledger.batch.asset[row])] == "USDT" ? ledger.batch.amount[row] : 0
  }

  private var isService: [Bool] { (0..<ledger.addresses.count).map { services.contains(ledger.addresses[$0]) } }

  /// The longest chain of ordinary transfers, each of the same asset and nearly the amount of the one before.
  private func longestChain(over floor: Double, within gap: Int64, kept: ClosedRange<Double>) -> Int {
    let isService = isService
    var arrivals: [Int32: [(row: Int, length: Int)]] = [:]
    var longest = 0
    for row in 0..<ledger.batch.count where value(row) >= floor && !planted.contains(row) {
      let sender = ledger.batch.from[row]
      var length = 1
      for arrival in arrivals[sender] ?? [] where ledger.batch.asset[arrival.row] == ledger.batch.asset[row] {
        guard ledger.batch.time[row] - ledger.batch.time[arrival.row] <= gap else { continue }
        let share = ledger.batch.amount[row] / ledger.batch.amount[arrival.row]
        if kept.contains(share) { length = max(length, arrival.length + 1) }
      }
      longest = max(longest, length)
      let receiver = ledger.batch.to[row]
      if !isService[Int(receiver)], receiver != sender { arrivals[receiver, default: []].append((row, length)) }
    }
    return longest
  }

  @Test func `No ordinary chain of three hops moves $50,000 at the speed of a program`() {
    #expect(longestChain(over: 50_000, within: 300, kept: 0.95...1.01) <= 2)
  }

  @Test func `No ordinary chain looks like a long peel`() {
    #expect(longestChain(over: 1_000, within: 1_800, kept: 0.8...0.995) <= 4)
  }

  @Test func `Nobody unlabelled pays equal large sums to nine fresh addresses`() {
    let isService = isService
    var seen = Array(repeating: false, count: ledger.addresses.count)
    var groups: [Int32: [(time: Int64, amount: Double)]] = [:]
    for row in 0..<ledger.batch.count {
      let (from, to) = (Int(ledger.batch.from[row]), Int(ledger.batch.to[row]))
      if !seen[to], !isService[from], !planted.contains(row), value(row) >= 5_000 {
        groups[ledger.batch.from[row], default: []].append((ledger.batch.time[row], ledger.batch.amount[row]))
      }
      (seen[from], seen[to]) = (true, true)
    }
    #expect((groups.values.map(\.count).max() ?? 0) < 9)
  }

  @Test func `Hubs have thousands of counterparties`() {
    let hot = ledger.labels.first { $0.label == "Northgate: hot wallet" && $0.chain == "ethereum" }!
    let code = (0..<ledger.addresses.count).first { ledger.addresses[$0] == hot.address }!
    let receivers = Set((0..<ledger.batch.count).filter { ledger.batch.from[$0] == code }.map { ledger.batch.to[$0] })
    #expect(receivers.count > 4_000)
  }

  @Test func `Amounts have a median of some hundred dollars and a tail of millions`() {
    let values = (0..<ledger.batch.count).map(value).filter { $0 > 0 }.sorted()
    #expect(200...600 ~= values[values.count / 2])
    #expect(values[values.count * 999 / 1_000] > 1_000_000)
  }

  @Test func `There is dust, and there are payments to oneself`() {
    let rows = 0..<ledger.batch.count
    #expect(rows.filter { ledger.batch.amount[$0] == 0 }.count > 2_000)
    #expect(rows.filter { ledger.batch.from[$0] == ledger.batch.to[$0] }.count >= 240)
  }
}
