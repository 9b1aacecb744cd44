import Columnar
import Glibc
import Labels

/// A hub-heavy ledger with planted chains, in memory.
struct MadeLedger {
  let shape: LedgerShape
  let parties: Parties
  /// The transfers by time; codes are those of the tables here.
  private(set) var batch = TransferBatch()
  private(set) var planted: [PlantedChain] = []
  /// What the scans know: the busiest addresses are exchanges, the end of the peels is a mixer.
  private(set) var labels: [Label] = []

  static let chain = "ethereum"
  /// In order of their codes; all but `ETH` count a dollar a unit.
  static let assets = ["DAI", "ETH", "USDC", "USDT"]
  private static let ether: Int32 = 1
  private static let plantedAsset: Int32 = 2

  init(_ shape: LedgerShape) {
    self.shape = shape
    let mixer = shape.accounts
    var planter = ChainPlanter(firstParty: mixer + 1, seed: SplitMix.mix(shape.seed))
    planter.plant(ofEachKind: shape.chainsOfEachKind, mixer: mixer)
    let parties = Parties(count: planter.nextParty)
    self.parties = parties
    planted = planter.origins.map {
      PlantedChain(signature: $0.signature, origin: parties.address(parties.code(of: $0.party)))
    }
    label(0..<shape.exchanges, .exchange)
    label(mixer..<mixer + 1, .mixer)
    fill(with: planter.transfers.sorted { $0.time < $1.time })
  }

  private mutating func label(_ numbers: Range<Int>, _ category: Label.Category) {
    labels += numbers.map {
      Label(
        chain: Self.chain, address: parties.address(parties.code(of: $0)), label: "\(category) \($0)",
        category: category)
    }
  }

  /// Draws the ordinary transfers and puts the planted ones between them, as their time says.
  private mutating func fill(with plantedTransfers: [PlantedTransfer]) {
    var random = SplitMix(seed: shape.seed)
    let ordinary = max(0, shape.rows - plantedTransfers.count)
    let times = (0..<ordinary).map { _ in random.below(LedgerShape.days * 86_400) }.sorted()
    batch.reserveCapacity(shape.rows)
    var next = 0
    for time in times {
      while next < plantedTransfers.count, plantedTransfers[next].time <= time {
        append(plantedTransfers[next])
        next += 1
      }
      appendOrdinary(at: time, &random)
    }
    for transfer in plantedTransfers[next...] { append(transfer) }
  }

  private mutating func append(_ transfer: PlantedTransfer) {
    append(
      time: transfer.time, from: transfer.from, to: transfer.to, asset: Self.plantedAsset, cents: transfer.cents)
  }

  /// Amounts are log-normal: half are under $1,640, 6% over $50,000, 2 in 1,000 over $1,000,000.
  private mutating func appendOrdinary(at time: Int, _ random: inout SplitMix) {
    let from = party(&random)
    let drawn = party(&random)
    // Nobody pays themselves.
    let to = drawn == from ? (drawn + 1) % shape.accounts : drawn
    let cents = Int(exp(random.normal(mean: 12, deviation: 2.2))) + 1_000
    let draw = random.below(100)
    let asset: Int32 = draw < 45 ? 3 : draw < 75 ? 2 : draw < 95 ? Self.ether : 0
    append(time: time, from: from, to: to, asset: asset, cents: cents)
  }

  private func party(_ random: inout SplitMix) -> Int {
    guard random.share() < shape.hubness else { return random.below(shape.accounts) }
    // Ranks past the last account wrap around, which spreads the long tail evenly.
    return Int((random.zipf(exponent: 1.35) - 1).truncatingRemainder(dividingBy: Double(shape.accounts)))
  }

  private mutating func append(time: Int, from: Int, to: Int, asset: Int32, cents: Int) {
    batch.append(
      time: LedgerShape.start + Int64(time), chain: 0, from: parties.code(of: from), to: parties.code(of: to),
      asset: asset, amount: Double(cents) / (asset == Self.ether ? 250_000 : 100), usd: .nan)
  }
}
