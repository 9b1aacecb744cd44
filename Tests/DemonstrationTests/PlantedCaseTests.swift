import Testing

@testable import Demonstration

@Suite struct PlantedCaseTests {
  static let hour = 3_600
  static let day = 86_400

  @Test func `Every case has an origin among its rows, figures with sources, and rows of its own`() {
    var taken: Set<Int> = []
    for planted in Ledgers.ledger.planted {
      #expect(planted.rows.min() == planted.origin)
      #expect(!planted.figures.isEmpty && planted.figures.allSatisfy { !$0.source.isEmpty && !$0.text.isEmpty })
      #expect(taken.isDisjoint(with: planted.rows))
      taken.formUnion(planted.rows)
    }
    #expect(Ledgers.ledger.planted.map(\.rows.count).reduce(0, +) == taken.count)
  }

  @Test func `Addresses of a case that carry no service's label appear nowhere else`() {
    let ledger = Ledgers.ledger
    let services = Set(ledger.labels.filter { $0.category != "theft" }.map(\.address))
    var owners: [Int32: Int] = [:]
    for (number, planted) in ledger.planted.enumerated() {
      for row in planted.rows {
        for code in [ledger.batch.from[row], ledger.batch.to[row]] where !services.contains(ledger.addresses[Int(code)])
        {
          #expect(owners.updateValue(number, forKey: code) ?? number == number)
        }
      }
    }
    let planted = ledger.planted.reduce(into: Set<Int>()) { $0.formUnion($1.rows) }
    for row in 0..<ledger.batch.count where !planted.contains(row) {
      #expect(owners[ledger.batch.from[row]] == nil && owners[ledger.batch.to[row]] == nil)
    }
  }

  @Test func `The Bybit split has its amount, its times and its equal parts`() {
    let view = Ledgers.planted("Bybit")
    let theft = view.rows[0]
    #expect(theft.amount == 401_346 && theft.asset == "ETH" && view.categories[theft.from] == "exchange")
    #expect(theft.time == 1_740_147_371)  // 2025-02-21T14:16:11Z
    let split = view.payments(by: theft.to)
    #expect(split.count == 40 && split.allSatisfy { $0.amount == 10_000 })
    #expect(split[39].time - split[0].time < 2 * Self.hour)
    // 16:04:23 to 16:05:11, nine payments in 48 s.
    #expect(split[31].time == 1_740_153_863 && split[39].time == 1_740_153_911)
  }

  @Test func `First-layer wallets lie idle, are emptied one after another, and hand on what is left`() {
    let view = Ledgers.planted("Bybit")
    let wallets = view.payments(by: view.rows[0].to)
    let layer = Set(wallets.map(\.to))
    var end = 0
    for (place, funding) in wallets.enumerated() {
      let all = view.payments(by: funding.to)
      let fan = all.filter { !layer.contains($0.to) }
      #expect(Self.day...10 * Self.day ~= fan[0].time - funding.time)
      #expect(fan[0].time > end)
      #expect(50...90 ~= fan.count && Set(fan.map(\.to)).count == fan.count)
      #expect(fan[fan.count - 1].time - fan[0].time <= 8_100)
      let sum = fan.map(\.amount).reduce(0, +)
      #expect(fan.map(\.amount).max()! <= 0.045 * sum && sum > 9_800)
      #expect(all.count == fan.count + (place == 39 ? 0 : 1))
      if place < 39 { #expect(all[all.count - 1].to == wallets[place + 1].to) }
      end = all[all.count - 1].time
    }
  }

  @Test func `Seven in ten of the dispersed sums leave through THORChain within a day`() {
    let view = Ledgers.planted("Bybit")
    let wallets = Set(view.payments(by: view.rows[0].to).map(\.to))
    let fan = view.rows.filter { wallets.contains($0.from) && !wallets.contains($0.to) }
    let exits = view.rows.filter { view.categories[$0.to] == "bridge" || view.categories[$0.to] == "swap" }
    let byReceiver = Dictionary(uniqueKeysWithValues: fan.map { ($0.to, $0) })
    for exit in exits {
      let arrival = byReceiver[exit.from]!
      #expect(0.95...1 ~= exit.amount / arrival.amount)
      #expect(1...Self.day ~= exit.time - arrival.time)
    }
    let total = Double(fan.count)
    #expect(0.72...0.735 ~= view.share(of: "THORChain router", among: exits) * Double(exits.count) / total)
    #expect(0.15...0.161 ~= view.share(of: "eXch", among: exits) * Double(exits.count) / total)
    #expect(0.06...0.08 ~= view.share(of: "OKX Web3 proxy", among: exits) * Double(exits.count) / total)
  }

  @Test func `The peel chain keeps 93% to 99% in each of 96 hops, half an hour apart at most`() {
    let view = Ledgers.planted("peel")
    var head = view.rows[0]
    #expect(head.amount == 3_800 && head.asset == "BTC" && view.categories[head.from] == "exchange")
    var hops = 0
    while true {
      let paid = view.payments(by: head.to)
      guard paid.count == 2, let kept = paid.max(by: { $0.amount < $1.amount }) else { break }
      let peel = paid.min { $0.amount < $1.amount }!
      #expect(0.93...0.99 ~= kept.amount / head.amount)
      #expect(18...53 ~= peel.amount)
      #expect(1...1_800 ~= kept.time - head.time)
      #expect(["exchange", nil].contains(view.categories[peel.to]) && view.categories[kept.to] == nil)
      #expect(Ledgers.ledger.transactions[peel.row] == Ledgers.ledger.transactions[kept.row])
      head = kept
      hops += 1
    }
    #expect(hops == 96)
    let last = view.payments(by: head.to)
    #expect(last.count == 1 && view.categories[last[0].to] == "mixer")
  }
}
