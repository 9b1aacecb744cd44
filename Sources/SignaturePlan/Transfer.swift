/// One transfer of a ledger, spelt out.
public struct Transfer: Sendable, Hashable {
  /// Seconds since 1970-01-01 UTC.
  public var time: Int64
  public var chain: String
  public var from: String
  public var to: String
  public var asset: String
  /// Units of the asset; finite and never negative.
  public var amount: Double
  /// Value in USD at the time, where it is known.
  public var usd: Double?
  /// Id of the message between chains that the transfer sends or delivers, where the ledger has one.
  public var message: String?

  public init(
    time: Int64, chain: String = "ethereum", from: String, to: String, asset: String, amount: Double,
    usd: Double? = nil, message: String? = nil
  ) {
    self.time = time
    self.chain = chain
    self.from = from
    self.to = to
    self.asset = asset
    self.amount = amount
    self.usd = usd
    self.message = message
  }

  public var sender: Node { Node(chain: chain, address: from) }
  public var receiver: Node { Node(chain: chain, address: to) }

  /// The value in USD: as given, or the amount where the asset counts 1 dollar.
  public var value: Double? { usd ?? (DollarAssets.symbols.contains(asset) ? amount : nil) }
}

/// An address on a chain.
public struct Node: Sendable, Hashable {
  public var chain: String
  public var address: String

  public init(chain: String, address: String) {
    self.chain = chain
    self.address = address
  }
}

/// Assets that are worth one dollar unless they are priced.
public enum DollarAssets {
  public static let symbols: Set<String> = [
    "USD", "USDT", "USDC", "DAI", "BUSD", "TUSD", "USDP", "GUSD", "PYUSD", "FDUSD", "USDS", "LUSD",
  ]
}
