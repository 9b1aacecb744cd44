/// Harmony, June 2022: an even split in three, then 100 ETH after 100 ETH into Tornado Cash.
///
/// Source keys: cryptobriefing, TAY harmony.
extension LedgerBuilder {
  mutating func addMixerRunUp(_ services: Services) {
    var random = RandomSource(seed: seed, part: Part.mixerRunUp.rawValue)
    var planted = DraftCase(
      name: "Harmony 2022-06: mixer run-up", signature: ExpectedSignature.evenSplitToMixer, figures: runUpFigures)
    let exploiter = account()
    let hub = account()
    pay(Amount(85_837, of: .eth), from: services.horizon, to: exploiter, at: Month.at(day: 10, 11, 6), for: &planted)
    let start = Month.at(day: 13, 7, 10)
    pay(Amount(18_036, of: .eth), from: exploiter, to: hub, at: start, for: &planted)
    for (place, depositor) in accounts(3).enumerated() {
      let time = start + (12 + place * 5) * Month.minute
      pay(Amount(6_012, of: .eth), from: hub, to: depositor, at: time, for: &planted)
      addDeposits(from: depositor, at: time + (4 + place * 140) * Month.minute, services, &random, &planted)
    }
    self.planted.append(planted)
  }

  private var runUpFigures: [PublishedFigure] {
    [
      PublishedFigure("85,837 ETH taken at 2022-06-24 11:06 UTC, three days idle", source: Source.tayvano),
      PublishedFigure("18,036 ETH to one wallet, split evenly in three", source: Source.cryptoBriefing),
      PublishedFigure("100 ETH every 6 to 8 min, about 18,000 ETH in 10 to 13 h", source: Source.cryptoBriefing),
    ]
  }

  /// Sixty deposits of 100 ETH; twelve ETH stay behind.
  private mutating func addDeposits(
    from depositor: Account, at start: Int, _ services: Services, _ random: inout RandomSource,
    _ planted: inout DraftCase
  ) {
    var time = start
    for _ in 0..<60 {
      pay(Amount(100, of: .eth), from: depositor, to: services.tornado, at: time, for: &planted)
      time = Month.block(time) + random.between(30...40) * Month.slot
    }
  }
}
