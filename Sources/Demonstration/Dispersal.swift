/// How a wallet's funds are spread over many addresses.
enum Dispersal {
  /// The sums that the receivers get, in hundred-millionths; together all of it, none over 4.2%.
  ///
  /// Measured over 46 wallets of the Bybit theft (TNA): a tenth of the payments under 29 ETH, half under 91, a tenth
  /// over 240.
  static func parts(of total: Int, among count: Int, _ random: inout RandomSource) -> [Int] {
    var weights = (0..<count).map { _ in random.quantile(weightKnots) }
    let sum = weights.reduce(0, +)
    let mean = sum / count
    while (weights.max() ?? 0) * 1_000 > 42 * weights.reduce(0, +) { weights = weights.map { ($0 + mean) / 2 } }
    return shares(of: total, by: weights)
  }

  /// Splits a sum by weights; the last takes what rounding leaves, and the others are cut to thousandths of a unit.
  static func shares(of total: Int, by weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    let step = Amount.partsPerUnit / 1_000
    var parts = weights.map { Market.scale(total, by: $0, over: sum) / step * step }
    parts[parts.count - 1] += total - parts.reduce(0, +)
    return parts
  }

  /// Ascending times over a span, the first at its beginning.
  static func times(from start: Int, over span: Int, _ count: Int, _ random: inout RandomSource) -> [Int] {
    [start] + (1..<count).map { _ in start + random.between(1...span) }.sorted()
  }

  /// Tenths of all payments lie between neighbours, in hundredths of an ETH.
  private static let weightKnots = [
    1_200, 2_900, 4_200, 5_500, 7_200, 9_100, 11_300, 14_000, 18_000, 22_500, 26_000,
  ]
}

/// Where dispersed funds leave the chain.
struct Exits {
  /// By receiver; nil where the funds stay.
  let services: [Account?]

  /// Shares are percent of the receivers, rounded down except for THORChain's.
  init(
    count: Int, thorchain: Int, exch: Int, okx: Int, _ services: Services, _ random: inout RandomSource
  ) {
    var exits: [Account?] = Array(repeating: services.thorchain, count: (count * thorchain + 99) / 100)
    exits += Array(repeating: services.exch, count: count * exch / 100)
    exits += Array(repeating: services.okxProxy, count: count * okx / 100)
    exits += Array(repeating: nil, count: count - exits.count)
    random.shuffle(&exits)
    self.services = exits
  }
}
