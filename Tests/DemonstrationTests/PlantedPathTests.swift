import Testing

@testable import Demonstration

@Suite struct PlantedPathTests {
  @Test(arguments: 1...6) func `Rapid hops follow each other within two minutes up to an exchange`(_ number: Int) {
    let view = Ledgers.planted("rapid hops \(number)")
    #expect(6...9 ~= view.rows.count)
    #expect(view.categories[view.rows[0].from] == "mixer")
    #expect(view.rows.allSatisfy { 100_000...2_000_000 ~= $0.usd })
    for (arrival, payment) in zip(view.rows, view.rows.dropFirst()) {
      #expect(payment.from == arrival.to)
      #expect(30...120 ~= payment.time - arrival.time)
      #expect(0.97...1 ~= payment.amount / arrival.amount)
    }
    #expect(view.categories[view.rows[view.rows.count - 1].to] == "exchange")
  }

  @Test func `Half of the rapid hops come within a minute`() {
    var gaps: [Int] = []
    for number in 1...6 {
      let rows = Ledgers.planted("rapid hops \(number)").rows
      gaps += zip(rows, rows.dropFirst()).map { $1.time - $0.time }
    }
    #expect(gaps.sorted()[gaps.count / 2] == 60)
  }

  @Test func `The dispersal has 74 payments to 58 addresses after days of rest`() {
    let view = Ledgers.planted("Phemex")
    let wallet = view.rows[0].to
    let fan = view.payments(by: wallet)
    #expect(fan.count == 74 && Set(fan.map(\.to)).count == 58)
    #expect(2 * 86_400...9 * 86_400 ~= fan[0].time - view.rows[0].time)
    #expect(fan[73].time - fan[0].time <= 8_100)
    #expect(fan.map(\.amount).min() == 11.96 && fan.map(\.amount).max() == 303.31)
    let sum = fan.map(\.amount).reduce(0, +)
    #expect(0.040...0.045 ~= 303.31 / sum)
    #expect(sum / view.rows[0].amount > 0.999)
    let bridged = view.rows.filter { view.categories[$0.to] == "bridge" }
    #expect(Double(Set(bridged.map(\.from)).count) / 58 >= 0.7)
  }

  @Test func `Every relay of the mesh is paid before it pays, and passes on nearly all within six hours`() {
    let view = Ledgers.planted("mesh")
    #expect(80...150 ~= view.rows.count)
    #expect(9_900_000...10_100_000 ~= view.rows[0].usd)
    #expect(view.rows.allSatisfy { $0.usd >= 10_000 })
    var depth = [view.rows[0].from: 0]
    for row in view.rows { depth[row.to] = max(depth[row.to] ?? 0, (depth[row.from] ?? 0) + 1) }
    #expect(depth.values.max() == 7)
    for relay in Set(view.rows.map(\.to)) where view.categories[relay] == nil {
      let arrived = view.rows.filter { $0.to == relay }
      let paid = view.payments(by: relay)
      #expect(arrived[arrived.count - 1].row < paid[0].row)
      #expect(paid[paid.count - 1].time - arrived[0].time <= 21_600)
      #expect(0.85...1.1 ~= paid.map(\.amount).reduce(0, +) / arrived.map(\.amount).reduce(0, +))
    }
    let ends = view.rows.filter { view.categories[$0.to] != nil }
    #expect(Set(ends.map(\.to)).count == 6 && ends.allSatisfy { view.categories[$0.to] == "exchange" })
  }

  @Test func `The mesh splits and merges`() {
    let view = Ledgers.planted("mesh")
    let receivers = view.rows.reduce(into: [String: Int]()) { $0[$1.to, default: 0] += 1 }
    #expect(receivers.values.filter { $0 > 1 }.count >= 15)
    let payers = view.rows.reduce(into: [String: Int]()) { $0[$1.from, default: 0] += 1 }
    #expect(payers.values.filter { $0 > 1 }.count >= 30)
  }

  @Test func `The run-up splits 18,036 ETH in three and feeds 100 ETH every six to eight minutes`() {
    let view = Ledgers.planted("run-up")
    #expect(view.planted.signature == "lazarus.even_split_to_mixer")
    #expect(view.rows[0].amount == 85_837 && view.rows[1].amount == 18_036)
    #expect(view.rows[1].time - view.rows[0].time > 2 * 86_400)
    let split = view.payments(by: view.rows[1].to)
    #expect(split.map(\.amount) == [6_012, 6_012, 6_012])
    for depositor in split.map(\.to) {
      let deposits = view.payments(by: depositor)
      #expect(deposits.count == 60)
      #expect(deposits.allSatisfy { $0.amount == 100 && view.categories[$0.to] == "mixer" })
      #expect(zip(deposits, deposits.dropFirst()).allSatisfy { 360...480 ~= $1.time - $0.time })
    }
    let deposits = view.rows.filter { $0.amount == 100 }
    #expect(10 * 3_600...13 * 3_600 ~= deposits[179].time - deposits[0].time)
  }
}
