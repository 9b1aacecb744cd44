/// The exchange theft of 2018: a peel chain of automated transactions with new addresses.
///
/// Source key: US v. 113 accounts; thresholds of the pattern as in the facts' S11.
extension LedgerBuilder {
  mutating func addPeelChain(_ services: Services) {
    var random = RandomSource(seed: seed, part: Part.peelChain.rawValue)
    var planted = DraftCase(
      name: "2018 exchange: peel chain", signature: ExpectedSignature.peelChain, figures: peelFigures)
    var head = account(on: .bitcoin)
    var rest = Amount(3_800, of: .btc)
    var time = Month.at(day: 5, 3, 12, 40)
    pay(rest, from: services.exchangeOf2018, to: head, at: time, for: &planted)
    for _ in 0..<96 {
      time += random.between(4 * Month.minute...28 * Month.minute)
      (head, rest) = addPeel(of: rest, from: head, at: time, services, &random, &planted)
    }
    // What is left at the end is mixed, less the miners' fee.
    time += random.between(4...28) * Month.minute
    rest.parts -= Self.peelFee
    pay(rest, from: head, to: services.sinbad, at: time, for: &planted)
    self.planted.append(planted)
  }

  private var peelFigures: [PublishedFigure] {
    [
      PublishedFigure("3,800 BTC brought together, 25 June to 5 July 2018", source: Source.forfeiture),
      PublishedFigure("hundreds of automated transactions with new addresses", source: Source.forfeiture),
      PublishedFigure("peels of tens of BTC straight to deposit addresses of exchanges", source: Source.forfeiture),
    ]
  }

  /// 0.0005 BTC
  private static var peelFee: Int { 50_000 }

  /// One transaction with two outputs: tens of BTC to an exchange or a fresh address, the rest to a fresh one.
  private mutating func addPeel(
    of arrived: Amount, from head: Account, at time: Int, _ services: Services, _ random: inout RandomSource,
    _ planted: inout DraftCase
  ) -> (Account, Amount) {
    let wanted = random.between(18_00...52_00) * (Amount.partsPerUnit / 100)
    let peel = min(max(wanted, arrived.share(1_100).parts), arrived.share(6_700).parts)
    let rest = Amount(parts: arrived.parts - peel - Self.peelFee, of: .btc)
    let isExchange = random.chance(700)
    let taker = isExchange ? random.pick(random.pick(services.exchanges).bitcoinDeposits) : account(on: .bitcoin)
    let next = account(on: .bitcoin)
    let transaction = transaction()
    pay(Amount(parts: peel, of: .btc), from: head, to: taker, at: time, in: transaction, for: &planted)
    pay(rest, from: head, to: next, at: time, in: transaction, for: &planted)
    return (next, rest)
  }
}
