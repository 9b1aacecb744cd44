import Columnar

/// Tokens by the addresses of their contracts: symbols and decimals.
///
/// Anyone may give a token any symbol, and many do, to be taken for another. So a symbol stands for a token only if no
/// other token in the table has it; the well-known tokens own theirs, and a token that borrows one goes by its address.
public struct TokenTable: Sendable {
  /// What is known of a token.
  struct Token: Equatable {
    /// The name that archives have for it.
    var asset: ArraySlice<UInt8>
    /// nil: it is not counted in units.
    var decimals: Int?
  }

  private var addresses = Interner()
  private var tokens: [Token] = []
  /// For each symbol the token that has it, or -1 if there are several.
  private var owners: [String: Int] = [:]

  /// - Parameter chain: on which the tokens are.
  public init(chain: String = "ethereum") {
    for coin in NativeCoin.allSymbols { owners[coin] = -1 }
    owners["USD"] = -1
    guard chain.lowercased() == "ethereum" else { return }
    for token in WellKnownToken.ethereum { add(token.address, symbol: token.symbol, decimals: token.decimals) }
  }

  /// What is known of a token by its address, in lower case.
  func token(_ address: ArraySlice<UInt8>) -> Token? { addresses.code(utf8: address).map { tokens[Int($0)] } }

  /// Whether a symbol stands for a token already, or for none.
  func isTaken(_ symbol: String) -> Bool { owners[symbol] != nil }

  /// Adds what a file says of a token that is not in the table yet.
  mutating func add(_ address: String, symbol: String, decimals: Int?) {
    let known = addresses.count
    let code = Int(addresses.intern(AddressText.canonical(address)))
    guard code == known else { return }
    tokens.append(Token(asset: addresses.table.utf8(code), decimals: decimals))
    guard !symbol.isEmpty, symbol.utf8.count <= 32 else { return }
    guard let owner = owners[symbol] else {
      owners[symbol] = code
      tokens[code].asset = Array(symbol.utf8)[...]
      return
    }
    if owner >= 0, !isWellKnown(owner) {
      tokens[owner].asset = addresses.table.utf8(owner)
      owners[symbol] = -1
    }
  }

  /// Sets what the user says of a token, over everything else.
  ///
  /// - Parameter symbol: nil leaves the name as it is.
  public mutating func set(_ address: String, decimals: Int, symbol: String? = nil) {
    let known = addresses.count
    let code = Int(addresses.intern(AddressText.canonical(address)))
    if code == known { tokens.append(Token(asset: addresses.table.utf8(code), decimals: decimals)) }
    tokens[code].decimals = decimals
    if let symbol, !symbol.isEmpty { tokens[code].asset = Array(symbol.utf8)[...] }
  }

  private func isWellKnown(_ code: Int) -> Bool {
    code < WellKnownToken.ethereum.count && addresses.table[code] == WellKnownToken.ethereum[code].address
  }
}

/// A token whose symbol others borrow.
struct WellKnownToken {
  let address: String
  let symbol: String
  let decimals: Int

  private init(_ address: String, _ symbol: String, _ decimals: Int) {
    (self.address, self.symbol, self.decimals) = (address, symbol, decimals)
  }

  static let ethereum = [
    WellKnownToken("0xdac17f958d2ee523a2206206994597c13d831ec7", "USDT", 6),
    WellKnownToken("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "USDC", 6),
    WellKnownToken("0x6b175474e89094c44da98b954eedeac495271d0f", "DAI", 18),
    WellKnownToken("0x4fabb145d64652a948d72533023f6e7a623c7c53", "BUSD", 18),
    WellKnownToken("0x853d955acef822db058eb8505911ed77f175b99e", "FRAX", 18),
    WellKnownToken("0x0000000000085d4780b73119b644ae5ecd22b376", "TUSD", 18),
    WellKnownToken("0x8e870d67f660d95d5be530380d0ec0bd388289e1", "USDP", 18),
    WellKnownToken("0x056fd409e1d7a124bd7017459dfea2f387b6d5cd", "GUSD", 2),
    WellKnownToken("0x6c3ea9036406852006290770bedfcaba0e23a0e8", "PYUSD", 6),
    WellKnownToken("0xc5f0f7b66764f6ec8c8dff7ba683102295e16409", "FDUSD", 18),
    WellKnownToken("0xdc035d45d973e3ec169d2276ddab16f1e407384f", "USDS", 18),
    WellKnownToken("0x5f98805a4e8be255a32880fdec7f6728c6568ba0", "LUSD", 18),
    WellKnownToken("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", "WETH", 18),
    WellKnownToken("0xae7ab96520de3a18e5e111b5eaab095312d7fe84", "stETH", 18),
    WellKnownToken("0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa", "mETH", 18),
    WellKnownToken("0xe6829d9a7ee3040e1276fa75293bde931859e8fa", "cmETH", 18),
    WellKnownToken("0x2260fac5e5542a773aa44fbcfedf7c193bc2c599", "WBTC", 8),
    WellKnownToken("0x514910771af9ca656af840dff83e8264ecf986ca", "LINK", 18),
  ]
}
