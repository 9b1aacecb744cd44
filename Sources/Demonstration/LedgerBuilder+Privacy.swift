extension LedgerBuilder {
  /// People use bridges and swaps, one sum at a time.
  mutating func addBridges(_ people: People, _ services: Services) {
    var random = source(.bridges)
    for _ in 0..<4_500 {
      let time = Month.anyTime(&random)
      let amount = everyday(random.chance(600) ? .eth : .usdc, median: 600, at: time, &random)
      let bridge = random.pick(services.bridges)
      let user = people.user(&random)
      let leaves = random.chance(650)
      pay(amount, from: leaves ? user : bridge, to: leaves ? bridge : user, at: time)
    }
    for _ in 0..<500 {
      let time = Month.anyTime(&random)
      let swap = random.chance(500) ? services.exch : services.okxProxy
      let user = people.user(&random)
      let amount = everyday(.eth, median: 500, at: time, &random)
      let cents = (Market.cents(of: amount, at: time) ?? 0) * 99 / 100
      pay(amount, from: user, to: swap, at: time)
      pay(Market.amount(cents: cents, of: .usdc, at: time), from: swap, to: user, at: time + 9 * Month.minute)
    }
  }

  /// People mix 0.1 to 10 ETH once to three times and take it out days later, at a fresh address.
  mutating func addMixers(_ people: People, _ services: Services) {
    var random = source(.mixers)
    for _ in 0..<420 {
      let hundredths = random.pick([10, 10, 100, 100, 100, 1_000])
      let amount = Amount(0, hundredths: hundredths, of: .eth)
      let mixer = random.chance(700) ? services.tornado : services.railgun
      let user = people.user(&random)
      var time = Month.anyTime(on: random.below(22), &random)
      for _ in 0..<random.between(1...3) {
        pay(amount, from: user, to: mixer, at: time)
        let later = time + random.between(2...150) * Month.hour
        pay(amount.share(99_500), from: mixer, to: account(), at: later)
        time += random.between(1...9) * Month.minute
      }
    }
  }

  /// Address poisoning: payments of nothing or next to it, from addresses that look like those somebody knows.
  mutating func addPoison(_ people: People, _ services: Services) {
    var random = source(.poison)
    let known = services.exchanges.map(\.hot) + services.bridges + people.users.prefix(200)
    for _ in 0..<700 {
      let fake = lookalike(of: random.pick(known))
      let time = Month.anyTime(&random)
      let transaction = transaction()
      for _ in 0..<random.between(2...12) {
        let victim = people.user(&random)
        let amount = Amount(
          parts: random.chance(600) ? 0 : random.between(1...900_000), of: random.chance(700) ? .usdt : .usdc)
        // Anybody can make a token report a payment of nothing out of somebody else's address.
        let isForged = amount.parts == 0 && random.chance(500)
        pay(
          amount, from: isForged ? victim : fake, to: isForged ? fake : victim, at: time, in: transaction)
      }
    }
  }
}
