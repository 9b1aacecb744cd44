/// One wallet that lies idle, is spread over dozens of addresses in two hours, and leaves through a bridge.
///
/// Source keys: HOP (one wallet of the Bybit theft: 74 transactions, 58 addresses, amounts), TAY phemex (bridges).
extension LedgerBuilder {
  mutating func addDisperseAndBridge(_ services: Services) {
    var random = RandomSource(seed: seed, part: Part.disperseAndBridge.rawValue)
    var planted = DraftCase(
      name: "Phemex 2025-01: dispersal and bridges", signature: ExpectedSignature.disperseAndBridge,
      figures: dispersalFigures)
    let wallet = account()
    let payments = dispersalPayments(&random)
    let total = payments.reduce(0) { $0 + $1.hundredths }
    let funding = Month.at(day: 4, 11, 48, 11)
    pay(Amount(0, hundredths: total + 35, of: .eth), from: services.phemex, to: wallet, at: funding, for: &planted)
    // Five days idle.
    let start = Month.at(day: 9, 13, 40)
    let receivers = accounts(58)
    let exits = Exits(count: 58, thorchain: 76, exch: 14, okx: 4, services, &random)
    let times = Dispersal.times(from: start, over: 134 * Month.minute, payments.count, &random)
    for (payment, time) in zip(payments, times) {
      let amount = Amount(0, hundredths: payment.hundredths, of: .eth)
      pay(amount, from: wallet, to: receivers[payment.receiver], at: time, for: &planted)
      guard let exit = exits.services[payment.receiver] else { continue }
      let share = amount.share(random.between(98_500...99_950))
      let later = time + random.between(140...1_380) * Month.minute
      pay(share, from: receivers[payment.receiver], to: exit, at: later, for: &planted)
    }
    self.planted.append(planted)
  }

  private var dispersalFigures: [PublishedFigure] {
    [
      PublishedFigure("74 transactions to 58 addresses in 2h15m", source: Source.trace),
      PublishedFigure("11.96 to 303.31 ETH each, the largest receiver 4.5%", source: Source.trace),
      PublishedFigure("Phemex, from 2025-01-23 11:48 UTC on, $85M; THORChain and eXch", source: Source.tayvano),
    ]
  }

  /// Sixteen of the 58 receivers are paid twice, the second time a little, at the end.
  private func dispersalPayments(_ random: inout RandomSource) -> [(receiver: Int, hundredths: Int)] {
    var payments = (0..<58).map { receiver in
      (receiver: receiver, hundredths: random.quantile([2_900, 7_800, 11_800, 15_500, 24_000]))
    }
    payments[20].hundredths = 303_31
    payments[41].hundredths = 11_96
    random.shuffle(&payments)
    for place in 0..<16 { payments.append((place * 3 + 2, random.between(11_96...24_00))) }
    return payments
  }
}
