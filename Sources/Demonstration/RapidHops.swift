/// Harmony, January 2023: out of Railgun and hop by hop to exchanges, at the speed of a program.
///
/// Source keys: blockworks (Railgun, more than 350 addresses, three exchanges), LaunderNetEvm41 (amounts, gaps).
extension LedgerBuilder {
  mutating func addRapidHops(_ services: Services) {
    var random = RandomSource(seed: seed, part: Part.rapidHops.rawValue)
    for (place, hops) in [5, 6, 7, 8, 6, 5].enumerated() {
      var planted = DraftCase(
        name: "Harmony 2023-01: rapid hops \(place + 1)", signature: ExpectedSignature.rapidHops,
        figures: rapidFigures)
      let dollars = [1_982_490, 742_000, 400_000, 196_000, 124_000, 1_215_000][place]
      let start = Month.at(day: 8 + place * 2, 2 + place, 34, 11)
      let exchange = services.exchanges[place % 3]
      addRapidChain(hops, dollars, at: start, from: services.railgun, to: exchange, &random, &planted)
      self.planted.append(planted)
    }
  }

  private var rapidFigures: [PublishedFigure] {
    [
      PublishedFigure("41,000 ETH through Railgun, over 350 addresses, three exchanges", source: Source.blockworks),
      PublishedFigure(
        "97% to 100% passed on: half of it within 36 s, three quarters within 156 s", source: Source.launderNet),
      PublishedFigure(
        "a quarter of the transfers over $196,000, one in a hundred over $1,982,490", source: Source.launderNet),
    ]
  }

  private mutating func addRapidChain(
    _ hops: Int, _ dollars: Int, at start: Int, from source: Account, to exchange: Exchange,
    _ random: inout RandomSource, _ planted: inout DraftCase
  ) {
    var head = account()
    var time = start
    var amount = Market.amount(cents: dollars * 100, of: .eth, at: start)
    pay(amount, from: source, to: head, at: time, for: &planted)
    for hop in 1...hops {
      // 36 to 120 s, half of them within a minute.
      time += random.pick([36, 48, 48, 60, 60, 60, 72, 84, 96, 120])
      amount = amount.share(random.between(97_300...99_950))
      let next = hop == hops ? random.pick(exchange.deposits) : account()
      pay(amount, from: head, to: next, at: time, for: &planted)
      head = next
    }
    sweep(amount, from: head, to: exchange.hot, after: time, &random)
  }
}
