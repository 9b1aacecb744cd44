/// The coins in which chains pay for themselves.
enum NativeCoin {
  /// The symbol of a chain's coin; nil for a chain that is not known.
  static func symbol(of chain: String) -> String? { symbols[chain.lowercased()] }

  /// The decimals of a coin by its symbol.
  static func decimals(of symbol: String) -> Int? {
    guard let chain = symbols.first(where: { $0.value == symbol })?.key else { return nil }
    return bitcoinLike.contains(chain) ? 8 : 18
  }

  /// The chain whose coin has the symbol, where explorers name only the coin; the oldest of several.
  static func chain(of symbol: String) -> String? {
    symbol == "ETH" ? "ethereum" : symbols.filter { $0.value == symbol }.map(\.key).min()
  }

  /// The symbols of all coins.
  static var allSymbols: Set<String> { Set(symbols.values) }

  private static let bitcoinLike: Set<String> = [
    "bitcoin", "bitcoin_cash", "bitcoin_gold", "dogecoin", "litecoin", "dash", "zcash",
  ]

  private static let symbols = [
    "ethereum": "ETH", "arbitrum": "ETH", "optimism": "ETH", "base": "ETH", "linea": "ETH", "scroll": "ETH",
    "zksync": "ETH", "blast": "ETH", "ethereum_classic": "ETC", "bsc": "BNB", "polygon": "POL", "avalanche": "AVAX",
    "fantom": "FTM", "gnosis": "XDAI", "cronos": "CRO", "celo": "CELO", "mantle": "MNT", "bitcoin": "BTC",
    "bitcoin_cash": "BCH", "bitcoin_gold": "BTG", "dogecoin": "DOGE", "litecoin": "LTC", "dash": "DASH",
    "zcash": "ZEC",
  ]
}
