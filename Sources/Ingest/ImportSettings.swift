/// How files are to be read.
public struct ImportSettings: Sendable {
  /// nil: told by the file.
  public var format: ImportFormat?
  /// The meaning of the columns of a foreign CSV file, instead of a format.
  public var mapping: ColumnMapping?
  /// The chain of transfers in files that do not name one; nil: what the format suggests.
  public var chain: String?
  /// The symbol of the chain's own coin, where it is not known.
  public var coin: String?
  public var tokens: TokenTable
  public var blocks: BlockTimes?
  /// For transfers whose value in USD the file does not say.
  public var prices: PriceTable?

  public init(format: ImportFormat? = nil, chain: String? = nil) {
    self.format = format
    self.chain = chain
    tokens = TokenTable(chain: chain ?? "ethereum")
  }

  /// The coin of the chain, which is `standard` if none is named.
  func coin(_ standard: String, decimals: Int) throws(ImportError.Cause) -> Coin {
    let chain = chain ?? standard
    guard let coin = Coin(chain: chain, symbol: coin, decimals: decimals) else { throw .unknownCoin(of: chain) }
    return coin
  }
}
