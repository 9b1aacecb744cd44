extension LedgerBuilder {
  /// People pay people, and a few active ones take part in much of it.
  mutating func addPayments(_ people: People) {
    var random = source(.payments)
    for _ in 0..<29_000 {
      let time = Month.anyTime(&random)
      let amount = everyday(asset(&random), median: 260, at: time, &random)
      let payer = people.user(&random)
      let payee = people.user(&random)
      if payer != payee { pay(amount, from: payer, to: payee, at: time) }
    }
  }

  /// Shops are paid all day and settle every night.
  mutating func addMerchants(_ people: People, _ services: Services) {
    var random = source(.merchants)
    for shop in accounts(40) {
      for day in 0..<Month.days { addShopDay(shop, day, people, services, &random) }
    }
  }

  private mutating func addShopDay(
    _ shop: Account, _ day: Int, _ people: People, _ services: Services, _ random: inout RandomSource
  ) {
    var takings = Amount(0, of: .usdc)
    for _ in 0..<random.between(6...18) {
      let time = Month.start + day * Month.day + random.between(6 * Month.hour...22 * Month.hour)
      let amount = everyday(.usdc, median: 45, doublings: 300, most: 3_000, at: time, &random)
      pay(amount, from: people.user(&random), to: shop, at: time)
      takings.parts += amount.parts
    }
    let night = Month.start + day * Month.day + 23 * Month.hour
    pay(takings, from: shop, to: services.processor, at: night)
  }

  /// Swaps in one transaction: to a pool, and from the pool back to the same address.
  mutating func addTrades(_ people: People, _ services: Services) {
    var random = source(.trades)
    // A pool that nobody has labelled yet, for small trades in tokens.
    let obscure = account()
    for _ in 0..<12_000 {
      let time = Month.anyTime(&random)
      let isObscure = random.chance(150)
      let pool = isObscure ? obscure : random.pick(services.pools)
      let ether = everyday(.eth, median: 350, most: isObscure ? 4_000 : 60_000, at: time, &random)
      let cents = (Market.cents(of: ether, at: time) ?? 0) * 997 / 1_000
      let other = isObscure ? random.pick(Asset.unpriced) : random.chance(500) ? .usdc : .usdt
      let token = Market.amount(cents: cents, of: other, at: time)
      let isSale = random.chance(500)
      addTrade(isSale ? ether : token, for: isSale ? token : ether, by: people.user(&random), at: pool, time)
    }
  }

  private mutating func addTrade(_ paid: Amount, for got: Amount, by user: Account, at pool: Account, _ time: Int) {
    let transaction = transaction()
    pay(paid, from: user, to: pool, at: time, in: transaction)
    pay(got, from: pool, to: user, at: time, in: transaction)
  }

  /// Market makers carry large sums from exchange to exchange within minutes.
  mutating func addMarketMakers(_ services: Services) {
    var random = source(.makers)
    for maker in accounts(8) {
      for day in 0..<Month.days {
        for _ in 0..<15 { addCarry(by: maker, day, services, &random) }
      }
    }
  }

  private mutating func addCarry(
    by maker: Account, _ day: Int, _ services: Services, _ random: inout RandomSource
  ) {
    let time = Month.anyTime(on: day, &random)
    let amount = everyday(.usdt, median: 90_000, doublings: 250, most: 900_000, at: time, &random)
    let start = random.below(services.exchanges.count)
    let end = (start + random.between(1...3)) % services.exchanges.count
    pay(amount, from: services.exchanges[start].hot, to: maker, at: time)
    let later = time + random.between(1...10) * Month.minute
    pay(amount.share(random.between(99_900...100_050)), from: maker, to: services.exchanges[end].hot, at: later)
  }
}
