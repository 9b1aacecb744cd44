/// A chain of the ledger; its code in the columns is its raw value, in order of the names.
enum Chain: Int32, CaseIterable {
  case bitcoin, ethereum

  var name: String { "\(self)" }
}

/// An asset of the ledger; its code in the columns is its raw value, in order of the names.
enum Asset: Int32, CaseIterable {
  case airx, btc, eth, glow, usdc, usdt, woof

  var symbol: String { "\(self)".uppercased() }

  /// Tokens that only exist to be handed out; nobody gives a price for them.
  static let unpriced: [Asset] = [.airx, .glow, .woof]
}

/// So much of an asset.
struct Amount {
  var asset: Asset
  /// Hundred-millionths of one unit of the asset, so that sums and shares are exact.
  var parts: Int

  static let partsPerUnit = 100_000_000

  /// Whole units and, for less than one, hundredths.
  init(_ units: Int, hundredths: Int = 0, of asset: Asset) {
    self.init(parts: units * Self.partsPerUnit + hundredths * Self.partsPerUnit / 100, of: asset)
  }

  init(parts: Int, of asset: Asset) {
    self.asset = asset
    self.parts = parts
  }

  /// A share of it, in 100,000ths.
  func share(_ share: Int) -> Amount { Amount(parts: Market.scale(parts, by: share, over: 100_000), of: asset) }

  /// Units of the asset as the columns hold them.
  var units: Double { Double(parts) / Double(Self.partsPerUnit) }
}

/// Prices of the ledger's month, one a day.
enum Market {
  /// The value of an amount in cents, or nil where the ledger gives none.
  ///
  /// USDT is left without a price on purpose: dollar tokens count one dollar wherever nobody says otherwise.
  static func cents(of amount: Amount, at time: Int) -> Int? {
    switch amount.asset {
    case .btc, .eth: scale(amount.parts, by: price(of: amount.asset, at: time), over: Amount.partsPerUnit)
    case .usdc: amount.parts / (Amount.partsPerUnit / 100)
    case .airx, .glow, .usdt, .woof: nil
    }
  }

  /// What so many cents buy, rounded as people round: dollar tokens to cents, coins to a hundred-thousandth.
  static func amount(cents: Int, of asset: Asset, at time: Int) -> Amount {
    guard asset == .btc || asset == .eth else {
      return Amount(parts: cents * (Amount.partsPerUnit / 100), of: asset)
    }
    let parts = scale(cents, by: Amount.partsPerUnit, over: price(of: asset, at: time))
    return Amount(parts: max(parts / 1_000, 1) * 1_000, of: asset)
  }

  /// `value * factor / divisor`, rounded down, where the product may not fit.
  static func scale(_ value: Int, by factor: Int, over divisor: Int) -> Int {
    let product = UInt64(value).multipliedFullWidth(by: UInt64(factor))
    return Int(UInt64(divisor).dividingFullWidth(product).quotient)
  }

  /// Cents a unit.
  private static func price(of asset: Asset, at time: Int) -> Int {
    let day = min(max(Month.day(of: time), 0), Month.days - 1)
    return (asset == .btc ? bitcoin[day] : ether[day]) * 100
  }

  /// Dollars, near what was paid from 2025-02-05 on.
  private static let ether = [
    2_788, 2_687, 2_622, 2_632, 2_627, 2_661, 2_603, 2_738, 2_676, 2_726, 2_693, 2_661, 2_744, 2_671, 2_716,
    2_738, 2_662, 2_764, 2_819, 2_513, 2_495, 2_336, 2_307, 2_237, 2_217, 2_518, 2_149, 2_171, 2_241, 2_202,
  ]

  /// Dollars, near what was paid from 2025-02-05 on.
  private static let bitcoin = [
    96_600, 96_500, 96_500, 96_400, 96_500, 97_400, 95_700, 97_900, 96_600, 97_500, 97_600, 96_100, 95_800,
    95_500, 96_600, 98_300, 96_100, 96_500, 96_200, 91_400, 88_700, 84_300, 84_700, 84_400, 86_000, 94_200,
    86_000, 87_200, 90_600, 89_900,
  ]
}
