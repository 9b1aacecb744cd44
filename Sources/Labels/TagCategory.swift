/// What the words of TagPacks mean for labels.
enum TagCategory {
  /// The category of a tag by its `abuse`, which weighs more, or its `category`; nil if neither says any.
  static func category(category: String?, abuse: String?) -> Label.Category? {
    if let abuse, let found = abuses[abuse.lowercased()] { return found }
    return category.flatMap { categories[$0.lowercased()] ?? Label.Category(rawValue: $0.lowercased()) }
  }

  /// The chain of a currency or network.
  static func chain(_ currency: String) -> String { chains[currency.uppercased()] ?? currency.lowercased() }

  private static let abuses: [String: Label.Category] = [
    "sanction": .sanctioned, "service_hack": .theft, "theft": .theft, "hack": .theft, "exploit": .theft, "scam": .theft,
    "phishing": .theft, "ransomware": .theft, "extortion": .theft, "ponzi_scheme": .theft, "pyramid_scheme": .theft,
    "money_laundering": .laundering,
  ]

  private static let categories: [String: Label.Category] = [
    "exchange": .exchange, "mixing_service": .mixer, "mixer": .mixer, "coinjoin": .mixer, "defi_bridge": .bridge,
    "bridge": .bridge, "defi_dex": .swap, "dex": .swap, "swapping_service": .swap, "liquidity_pool": .pool,
    "defi": .service, "defi_lending": .service, "hosted_wallet": .service, "payment_processor": .service,
    "gambling": .service, "market": .service, "miner": .service, "mining_pool": .service, "atm": .service,
    "service": .service, "organization": .service, "donation": .service,
  ]

  private static let chains = [
    "BTC": "bitcoin", "ETH": "ethereum", "BCH": "bitcoin_cash", "LTC": "litecoin", "ZEC": "zcash", "DOGE": "dogecoin",
    "DASH": "dash", "TRX": "tron", "TRON": "tron", "BNB": "bsc", "BSC": "bsc", "MATIC": "polygon", "POL": "polygon",
    "AVAX": "avalanche", "SOL": "solana", "USDT": "ethereum", "USDC": "ethereum",
  ]
}
