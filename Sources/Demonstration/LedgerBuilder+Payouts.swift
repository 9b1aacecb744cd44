extension LedgerBuilder {
  /// Twelve companies pay equal sums to the same people every Friday; half of those cash in.
  mutating func addPayroll(_ people: People, _ services: Services) {
    var random = source(.payroll)
    for company in accounts(12) {
      let staff = accounts(random.between(20...60))
      for person in staff {
        let time = Month.start + random.below(Month.day)
        let amount = everyday(.eth, median: 90, most: 400, at: time, &random)
        pay(amount, from: random.pick(services.exchanges).hot, to: person, at: time)
      }
      let salary = Amount(random.between(18...60) * 100, of: .usdc)
      for week in 0..<4 { addPayday(salary, company, staff, day: 2 + week * 7, people, services, &random) }
    }
  }

  private mutating func addPayday(
    _ salary: Amount, _ company: Account, _ staff: [Account], day: Int, _ people: People, _ services: Services,
    _ random: inout RandomSource
  ) {
    let total = Amount(parts: salary.parts * staff.count, of: salary.asset)
    let hot = random.pick(services.exchanges).hot
    pay(total, from: hot, to: company, at: Month.at(day: day - 1, 9, random.below(60)))
    let time = Month.at(day: day, 8, random.below(60))
    let transaction = transaction()
    for person in staff {
      pay(salary, from: company, to: person, at: time, in: transaction)
      guard random.chance(500) else { continue }
      let later = time + random.between(1...70) * Month.hour
      deposit(salary, from: person, at: later, people, services, &random)
    }
  }

  /// Tokens are handed out in equal, tiny sums to thousands who were never seen before.
  mutating func addAirdrops() {
    var random = source(.airdrops)
    let drops: [(Asset, Int, Int)] = [
      (.airx, 3_000, 250), (.glow, 1_600, 40), (.woof, 1_900, 1_000), (.usdc, 1_000, 5),
    ]
    for (place, (asset, count, units)) in drops.enumerated() {
      let distributor = account()
      let start = Month.at(day: 3 + place * 6, 15, 20)
      for batch in 0..<count / 100 {
        let time = start + batch * 4 * Month.minute + random.below(Month.minute)
        let transaction = transaction()
        for _ in 0..<100 {
          pay(Amount(units, of: asset), from: distributor, to: account(), at: time, in: transaction)
        }
      }
    }
  }

  /// Partners are paid unequal sums by a wallet that lies idle all week, as in a dispersal; few of them bridge.
  mutating func addCommissions(_ people: People, _ services: Services) {
    var random = source(.commissions)
    for programme in accounts(5) {
      for week in 0..<4 {
        let start = Month.at(day: 5 + week * 7, 12, random.below(60))
        let funding = Amount(60_000, of: .usdc)
        pay(funding, from: random.pick(services.exchanges).hot, to: programme, at: start - 2 * Month.day)
        for time in Dispersal.times(from: start, over: 100 * Month.minute, random.between(40...90), &random) {
          let partner = people.user(&random)
          let amount = everyday(.usdc, median: 300, doublings: 250, most: 2_000, at: time, &random)
          pay(amount, from: programme, to: partner, at: time)
          guard random.chance(120) else { continue }
          let bridge = random.pick(services.bridges)
          pay(amount, from: partner, to: bridge, at: time + random.between(1...20) * Month.hour)
        }
      }
    }
  }

  /// Custodians move large sums from one vault to three to five wallets that they have used before.
  mutating func addCustody(_ services: Services) {
    var random = source(.custody)
    for vault in accounts(6) {
      let wallets = accounts(5)
      for wallet in wallets {
        pay(Amount(100, of: .usdc), from: vault, to: wallet, at: Month.anyTime(on: 0, &random))
      }
      for week in 0..<4 {
        let start = Month.at(day: week * 7 + random.between(3...6), 13, random.below(60))
        for wallet in wallets.prefix(random.between(3...5)) {
          let amount = Amount(random.between(2_000...15_000), of: .eth)
          pay(amount, from: vault, to: wallet, at: start + random.below(50) * Month.minute)
        }
      }
    }
  }
}
