/// Those who make the ordinary traffic.
struct People {
  /// The first are far more active than the last.
  let users: [Account]
  /// Deposit addresses that no label file knows, by exchange.
  let deposits: [[Account]]
  let bitcoinUsers: [Account]

  init(_ services: Services, _ builder: inout LedgerBuilder) {
    users = builder.accounts(36_000)
    deposits = services.exchanges.map { _ in builder.accounts(1_500) }
    bitcoinUsers = builder.accounts(2_500, on: .bitcoin)
  }

  /// A user, an active one more likely than another.
  func user(_ random: inout RandomSource) -> Account { users[random.rank(users.count)] }

  /// The address at which a user pays into an exchange, nearly always the same.
  func deposit(of user: Account, at exchange: Int, _ services: Services, _ random: inout RandomSource) -> Account {
    if random.chance(60) { return random.pick(services.exchanges[exchange].deposits) }
    return deposits[exchange][Int(user.code) % deposits[exchange].count]
  }
}
