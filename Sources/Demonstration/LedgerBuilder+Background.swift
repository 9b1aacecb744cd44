/// Parts of the ledger that draw their own numbers.
enum Part: UInt64 {
  case withdrawals = 1
  case deposits, forwards, payments, merchants, trades, makers, whales, treasury
  case payroll, airdrops, commissions, custody, bridges, mixers, poison, bitcoin
  case bybitSplit = 100
  case peelChain, rapidHops, disperseAndBridge, relayMesh, mixerRunUp
}

extension LedgerBuilder {
  /// Adds a month of traffic that no signature should mind.
  ///
  /// It takes care not to look like the planted cases by chance: equal splits are small or go to addresses that have
  /// been used, chains of more than three hops are small or slow, and large funds end at labelled services.
  mutating func addBackground(_ services: Services) {
    let people = People(services, &self)
    addWithdrawals(people, services)
    addDeposits(people, services)
    addForwards(people, services)
    addWhales(services)
    addTreasury(services)
    addPayments(people)
    addMerchants(people, services)
    addTrades(people, services)
    addMarketMakers(services)
    addPayroll(people, services)
    addAirdrops()
    addCommissions(people, services)
    addCustody(services)
    addBridges(people, services)
    addMixers(people, services)
    addPoison(people, services)
    addBitcoin(people, services)
  }

  func source(_ part: Part) -> RandomSource { RandomSource(seed: seed, part: part.rawValue) }

  /// A sum as people choose it: often a round one.
  func everyday(
    _ asset: Asset, median dollars: Int, doublings: Int = 560, most: Int = 90_000, at time: Int,
    _ random: inout RandomSource
  ) -> Amount {
    var cents = min(max(random.lognormal(median: dollars * 100, doublings: doublings), 150), most * 100)
    let step = cents > 100_000 ? 10_000 : 1_000
    if cents > step, random.chance(350) { cents = cents / step * step }
    return Market.amount(cents: cents, of: asset, at: time)
  }

  /// An asset as people hold them.
  func asset(_ random: inout RandomSource) -> Asset {
    let draw = random.below(100)
    return draw < 42 ? .eth : draw < 76 ? .usdt : draw < 96 ? .usdc : random.pick(Asset.unpriced)
  }

  /// Passes on all that arrived at a deposit address, within minutes or hours.
  mutating func sweep(
    _ arrived: Amount, from deposit: Account, to hot: Account, after time: Int, _ random: inout RandomSource
  ) {
    var amount = arrived
    if amount.asset == .eth { amount.parts -= Self.gas }
    let delay = random.chance(700) ? random.between(4...55) : random.between(55...300)
    pay(amount, from: deposit, to: hot, at: time + delay * Month.minute)
  }

  /// 0.0001 ETH, less than anything that is swept.
  static var gas: Int { 10_000 }

  /// Pays into an exchange, which sweeps it.
  mutating func deposit(
    _ amount: Amount, from user: Account, at time: Int, _ people: People, _ services: Services,
    _ random: inout RandomSource
  ) {
    let exchange = random.rank(services.exchanges.count)
    let address = people.deposit(of: user, at: exchange, services, &random)
    pay(amount, from: user, to: address, at: time)
    sweep(amount, from: address, to: services.exchanges[exchange].hot, after: time, &random)
  }
}
