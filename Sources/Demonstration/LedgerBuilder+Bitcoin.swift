extension LedgerBuilder {
  /// Bitcoin of ordinary people: withdrawals in batches, purses that pay and keep the change, deposits.
  mutating func addBitcoin(_ people: People, _ services: Services) {
    var random = source(.bitcoin)
    for _ in 0..<240 { addBatch(people, services, &random) }
    for _ in 0..<520 { addPurse(people, services, &random) }
    for _ in 0..<1_400 {
      let time = Month.anyTime(&random)
      let amount = everyday(.btc, median: 1_100, at: time, &random)
      let deposit = random.pick(random.pick(services.exchanges).bitcoinDeposits)
      pay(amount, from: bitcoinUser(people, &random), to: deposit, at: time)
    }
    for _ in 0..<60 {
      let time = Month.anyTime(&random)
      let amount = everyday(.btc, median: 3_000, at: time, &random)
      pay(amount, from: bitcoinUser(people, &random), to: services.sinbad, at: time)
    }
  }

  private func bitcoinUser(_ people: People, _ random: inout RandomSource) -> Account {
    people.bitcoinUsers[random.rank(people.bitcoinUsers.count)]
  }

  /// One transaction that pays many customers and sends the change back to where it came from.
  private mutating func addBatch(_ people: People, _ services: Services, _ random: inout RandomSource) {
    let hot = random.pick(services.exchanges).bitcoinHot
    let time = Month.anyTime(&random)
    let transaction = transaction()
    for _ in 0..<random.between(8...24) {
      let amount = everyday(.btc, median: 1_400, at: time, &random)
      pay(amount, from: hot, to: bitcoinUser(people, &random), at: time, in: transaction)
    }
    let change = everyday(.btc, median: 900_000, doublings: 200, most: 5_000_000, at: time, &random)
    pay(change, from: hot, to: hot, at: time, in: transaction)
  }

  /// A purse that is spent from up to four times, each time with the change at a new address: a short peel chain.
  private mutating func addPurse(_ people: People, _ services: Services, _ random: inout RandomSource) {
    var time = Month.anyTime(on: random.below(20), &random)
    var rest = everyday(.btc, median: 4_000, doublings: 350, most: 40_000, at: time, &random)
    var purse = account(on: .bitcoin)
    pay(rest, from: random.pick(services.exchanges).bitcoinHot, to: purse, at: time)
    for _ in 0..<random.between(1...4) {
      time += random.chance(200) ? random.between(600...1_700) : random.between(2...70) * Month.hour
      let next = account(on: .bitcoin)
      let spent = rest.share(random.between(1_500...30_000))
      let transaction = transaction()
      pay(spent, from: purse, to: bitcoinUser(people, &random), at: time, in: transaction)
      rest.parts -= spent.parts + 2_000
      pay(rest, from: purse, to: next, at: time, in: transaction)
      purse = next
    }
  }
}
