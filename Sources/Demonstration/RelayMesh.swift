/// Harmony, January 2023: funds split and merge over layers of addresses that each pass on what they get.
///
/// Source keys: LaunderNetEvm41 (85% of the value moves in paths of four or more transfers through relays that pass on
/// 85% to 110% within 6 h; 43% in meshes of relays that pass on 98% to 100.5% within the hour, as these do), blockworks.
extension LedgerBuilder {
  mutating func addRelayMesh(_ services: Services) {
    var random = RandomSource(seed: seed, part: Part.relayMesh.rawValue)
    var planted = DraftCase(
      name: "Harmony 2023-01: mesh of relays", signature: ExpectedSignature.relayMesh, figures: meshFigures)
    let start = Month.at(day: 21, 1, 20, 11)
    let total = Market.amount(cents: 10_000_000_00, of: .eth, at: start)
    var layer = accounts(1)
    var held = [total]
    pay(total, from: services.railgun, to: layer[0], at: start, for: &planted)
    let deposits = services.exchanges.prefix(3).flatMap { $0.deposits.prefix(2) }
    for (depth, size) in [4, 9, 14, 14, 10, deposits.count].enumerated() {
      let next = depth == 5 ? deposits : accounts(size)
      let time = start + (depth * 25 + 15) * Month.minute
      held = addLayer(from: layer, held, to: next, at: time, &random, &planted)
      layer = next
    }
    for (place, deposit) in deposits.enumerated() {
      let arrival = start + 6 * 28 * Month.minute
      sweep(held[place], from: deposit, to: services.exchanges[place / 2].hot, after: arrival, &random)
    }
    self.planted.append(planted)
  }

  private var meshFigures: [PublishedFigure] {
    [
      PublishedFigure("85% of the value in paths of 4 or more transfers through relays", source: Source.launderNet),
      PublishedFigure("relays pass on 85% to 110% of what arrives within 6 h", source: Source.launderNet),
      PublishedFigure("43% of the value by relays that pass on 98% or more within 1 h", source: Source.launderNet),
      PublishedFigure("over 350 addresses, three exchanges, in 2 days", source: Source.blockworks),
    ]
  }

  /// Every address of a layer pays one to four of the next, all after it got everything; every one of those is paid.
  ///
  /// - Returns: what the next layer holds.
  private mutating func addLayer(
    from layer: [Account], _ held: [Amount], to next: [Account], at start: Int, _ random: inout RandomSource,
    _ planted: inout DraftCase
  ) -> [Amount] {
    let links = links(from: layer.count, to: next.count, &random)
    var arrived = Array(repeating: Amount(0, of: .eth), count: next.count)
    for (place, receivers) in links.enumerated() {
      let passed = held[place].share(random.between(98_600...99_900))
      let weights = receivers.map { _ in random.between(20...100) }
      let parts = Dispersal.shares(of: passed.parts, by: weights)
      for (receiver, part) in zip(receivers, parts) {
        let time = start + random.below(18 * Month.minute)
        pay(Amount(parts: part, of: .eth), from: layer[place], to: next[receiver], at: time, for: &planted)
        arrived[receiver].parts += part
      }
    }
    return arrived
  }

  /// Whom each address pays: everyone of the next layer is dealt to somebody, and most have two receivers or more.
  private func links(from count: Int, to size: Int, _ random: inout RandomSource) -> [[Int]] {
    var links = Array(repeating: [Int](), count: count)
    for receiver in 0..<size { links[receiver % count].append(receiver) }
    for place in 0..<count where links[place].count < 2 {
      let other = random.below(size)
      if !links[place].contains(other) { links[place].append(other) }
      let second = random.below(size)
      if links[place].count < 2, !links[place].contains(second) { links[place].append(second) }
    }
    return links
  }
}
