extension LedgerBuilder {
  /// Hot wallets pay thousands of customers unequal sums, some of them for the first time.
  mutating func addWithdrawals(_ people: People, _ services: Services) {
    var random = source(.withdrawals)
    for _ in 0..<40_000 {
      let time = Month.anyTime(&random)
      let amount = everyday(asset(&random), median: 420, at: time, &random)
      let hot = services.exchanges[random.rank(services.exchanges.count)].hot
      let isNew = random.chance(60)
      pay(amount, from: hot, to: isNew ? account() : people.user(&random), at: time)
    }
  }

  /// Customers pay into their deposit address, from which all is passed on: relays that carry nobody's loot.
  mutating func addDeposits(_ people: People, _ services: Services) {
    var random = source(.deposits)
    for _ in 0..<20_000 {
      let time = Month.anyTime(&random)
      let amount = everyday(asset(&random), median: 380, at: time, &random)
      deposit(amount, from: people.user(&random), at: time, people, services, &random)
    }
  }

  /// Customers withdraw and pass nearly all of it on within minutes, to another exchange or somebody else.
  mutating func addForwards(_ people: People, _ services: Services) {
    var random = source(.forwards)
    for _ in 0..<3_000 {
      let time = Month.anyTime(&random)
      let user = people.user(&random)
      let amount = everyday([Asset.eth, .usdt, .usdc][random.below(3)], median: 900, at: time, &random)
      pay(amount, from: random.pick(services.exchanges).hot, to: user, at: time)
      let rest = amount.share(random.between(92_000...99_800))
      let later = time + random.between(1...50) * Month.minute
      if random.chance(600) {
        deposit(rest, from: user, at: later, people, services, &random)
      } else {
        pay(rest, from: user, to: people.user(&random), at: later)
      }
    }
  }

  /// Large sums between exchanges, desks and rich customers, who take hours or days to move them.
  mutating func addWhales(_ services: Services) {
    var random = source(.whales)
    let places = services.exchanges.map(\.hot) + services.exchanges.map(\.cold) + services.desks
    for whale in accounts(150) {
      for turn in 0..<5 {
        let time = Month.anyTime(on: turn * 6, &random)
        let amount = everyday(
          random.chance(500) ? .eth : .usdc, median: 450_000, doublings: 400, most: 9_000_000, at: time, &random)
        pay(amount, from: random.pick(places), to: whale, at: time)
        let later = time + random.between(7...90) * Month.hour
        pay(amount.share(random.between(40_000...99_900)), from: whale, to: random.pick(places), at: later)
      }
    }
    for _ in 0..<300 {
      let time = Month.anyTime(&random)
      let amount = everyday(.usdt, median: 1_500_000, doublings: 300, most: 20_000_000, at: time, &random)
      pay(amount, from: random.pick(services.desks), to: random.pick(services.exchanges).hot, at: time)
    }
  }

  /// Exchanges fill their hot wallets from cold ones; one tops up ten labelled deposit addresses with equal sums.
  mutating func addTreasury(_ services: Services) {
    var random = source(.treasury)
    for exchange in services.exchanges {
      for week in 0..<4 {
        let time = Month.at(day: week * 7 + 1, 9, random.below(60))
        pay(Amount(20_000_000, of: .usdc), from: exchange.cold, to: exchange.hot, at: time)
        let surplus = Market.amount(cents: random.between(8_000...30_000) * 1_000_00, of: .eth, at: time)
        pay(surplus, from: exchange.hot, to: exchange.cold, at: time + 3 * Month.day)
      }
    }
    let exchange = services.exchanges[2]
    for (place, deposit) in exchange.deposits.prefix(10).enumerated() {
      let time = Month.at(day: 19, 10, place)
      pay(Amount(2_000_000, of: .usdc), from: exchange.cold, to: deposit, at: time)
      sweep(Amount(2_000_000, of: .usdc), from: deposit, to: exchange.hot, after: time, &random)
    }
  }
}
