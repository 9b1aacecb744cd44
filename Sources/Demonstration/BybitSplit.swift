/// Bybit, 2025-02-21: an equal split into fresh wallets that are emptied one after another, through bridges.
///
/// Source keys: TAY (amounts, times), TNA (fan-out, residues), HOP (the burst), Bybit's update of 2025-03-04 (exits).
extension LedgerBuilder {
  mutating func addBybitSplit(_ services: Services) {
    var random = RandomSource(seed: seed, part: Part.bybitSplit.rawValue)
    var planted = DraftCase(
      name: "Bybit 2025-02: equal split, dispersal, bridges", signature: ExpectedSignature.splitAndBridge,
      figures: bybitFigures)
    let exploiter = labelled("Bybit exploiter", "theft", of: "Bybit 2025-02", actor: "Lazarus Group")
    pay(
      Amount(401_346, of: .eth), from: services.bybit, to: exploiter, at: Month.at(day: 16, 14, 16, 11), for: &planted)
    let layer = addEqualSplit(from: exploiter, &random, &planted)
    addQueue(layer, services, &random, &planted)
    self.planted.append(planted)
  }

  private var bybitFigures: [PublishedFigure] {
    [
      PublishedFigure("401,346 ETH taken at 2025-02-21 14:16 UTC", source: Source.tayvano),
      PublishedFigure("within 2 h in wallets of about 10,000 ETH each; 40 branches", source: Source.elliptic),
      PublishedFigure("9 payments of 10,000 ETH in 48 s, 16:04:23 to 16:05:11", source: Source.trace),
      PublishedFigure(
        "wallets emptied one after another, 4.7 a day, 1 to 10 days later", source: Source.networkAnalysis),
      PublishedFigure("54 to 125 receivers a wallet, in 2h15m, none over 4.5%", source: Source.trace),
      PublishedFigure(
        "residue of a wallet, median 0.5%, sent to the next in the queue", source: Source.networkAnalysis),
      PublishedFigure("THORChain 72%, eXch 16%, OKX Web3 proxy 8%", source: Source.bybitUpdate),
    ]
  }

  /// Forty payments of 10,000 ETH in bursts, the last nine within 48 s; 1,346 ETH stay behind.
  private mutating func addEqualSplit(
    from exploiter: Account, _ random: inout RandomSource, _ planted: inout DraftCase
  ) -> [Account] {
    let layer = accounts(40)
    // Blocks of a burst, one to three payments in each.
    let slots = [0, 0, 1, 1, 2, 3, 3, 4, 4]
    let bursts = [(14, 31), (14, 52), (15, 18), (15, 41), (16, 4)]
    for (place, wallet) in layer.enumerated() {
      let (burst, turn) = place < 4 ? (0, place) : ((place + 5) / 9, (place - 4) % 9)
      let (hour, minute) = bursts[burst]
      let time = Month.at(day: 16, hour, minute, 23 + slots[turn] * Month.slot)
      pay(Amount(10_000, of: .eth), from: exploiter, to: wallet, at: time, for: &planted)
    }
    return layer
  }

  /// Empties five wallets a day from 23 February on, in the daytime of UTC+9; what is left goes to the next.
  private mutating func addQueue(
    _ layer: [Account], _ services: Services, _ random: inout RandomSource, _ planted: inout DraftCase
  ) {
    var residue = 0
    for (place, wallet) in layer.enumerated() {
      let start = Month.at(day: 18 + place / 5, place % 5 * 3, 5) + random.below(15 * Month.minute)
      // Median 49 ETH, 3.6 ETH at least.
      let left = random.quantile([360, 2_000, 4_900, 9_000, 15_000]) * Amount.partsPerUnit / 100
      let total = 10_000 * Amount.partsPerUnit + residue - left
      let end = addDispersal(Amount(parts: total, of: .eth), of: wallet, at: start, services, &random, &planted)
      residue = left
      guard place + 1 < layer.count else { return }
      let baton = Amount(parts: left, of: .eth)
      pay(baton, from: wallet, to: layer[place + 1], at: end + 6 * Month.minute, for: &planted)
    }
  }

  /// - Returns: when the last payment is made.
  private mutating func addDispersal(
    _ total: Amount, of wallet: Account, at start: Int, _ services: Services, _ random: inout RandomSource,
    _ planted: inout DraftCase
  ) -> Int {
    let receivers = accounts(random.quantile([54, 64, 70, 84, 90]))
    let exits = Exits(count: receivers.count, thorchain: 72, exch: 16, okx: 8, services, &random)
    let parts = Dispersal.parts(of: total.parts, among: receivers.count, &random)
    let times = Dispersal.times(from: start, over: random.between(95...130) * Month.minute, receivers.count, &random)
    for (place, receiver) in receivers.enumerated() {
      let amount = Amount(parts: parts[place], of: .eth)
      pay(amount, from: wallet, to: receiver, at: times[place], for: &planted)
      guard let exit = exits.services[place] else { continue }
      // Within a day, less what the router asks for.
      let time = times[place] + random.between(8...1_300) * Month.minute
      pay(amount.share(random.between(98_200...99_950)), from: receiver, to: exit, at: time, for: &planted)
    }
    return times[receivers.count - 1]
  }
}
