/// An exchange and its wallets.
struct Exchange {
  let name: String
  /// Pays withdrawals.
  let hot: Account
  let cold: Account
  /// Deposit addresses that label files know.
  let deposits: [Account]
  let bitcoinHot: Account
  let bitcoinDeposits: [Account]

  /// - Parameter name: of nobody; ordinary traffic says nothing about real exchanges.
  init(_ name: String, _ builder: inout LedgerBuilder) {
    self.name = name
    hot = builder.labelled("\(name): hot wallet", "exchange", of: name)
    cold = builder.labelled("\(name): cold wallet", "exchange", of: name)
    deposits = (1...12).map { builder.labelled("\(name): deposit address \($0)", "exchange", of: name) }
    bitcoinHot = builder.labelled("\(name): hot wallet", "exchange", of: name, on: .bitcoin)
    bitcoinDeposits = (1...8).map {
      builder.labelled("\(name): deposit address \($0)", "exchange", of: name, on: .bitcoin)
    }
  }
}

/// The labelled addresses of the ledger.
///
/// Services that the published figures name keep their names; their addresses are made up.
struct Services {
  let exchanges: [Exchange]
  let desks: [Account]
  let pools: [Account]

  let thorchain: Account
  let chainflip: Account
  let arbitrum: Account
  let stargate: Account
  let horizon: Account

  let exch: Account
  let okxProxy: Account

  let tornado: Account
  let railgun: Account
  let sinbad: Account

  let processor: Account

  let bybit: Account
  let phemex: Account
  let exchangeOf2018: Account

  init(_ builder: inout LedgerBuilder) {
    exchanges = ["Northgate", "Harbourline", "Meridian", "Kestrel"].map { Exchange($0, &builder) }
    desks = ["Quayside OTC", "Fenwick OTC"].map { builder.labelled("\($0) desk", "exchange", of: $0) }
    pools = ["USDC", "USDT", "DAI"].map { builder.labelled("Uniswap V3: ETH/\($0) pool", "pool", of: "Uniswap") }
    thorchain = builder.labelled("THORChain router", "bridge", of: "THORChain")
    chainflip = builder.labelled("Chainflip vault", "bridge", of: "Chainflip")
    arbitrum = builder.labelled("Arbitrum: Delayed Inbox", "bridge", of: "Arbitrum")
    stargate = builder.labelled("Stargate pool", "bridge", of: "Stargate")
    horizon = builder.labelled("Harmony: Horizon bridge", "bridge", of: "Harmony")
    exch = builder.labelled("eXch", "swap", of: "eXch")
    okxProxy = builder.labelled("OKX Web3 proxy", "swap", of: "OKX Web3")
    tornado = builder.labelled("Tornado Cash router", "mixer", of: "Tornado Cash")
    railgun = builder.labelled("Railgun proxy", "mixer", of: "Railgun")
    sinbad = builder.labelled("Sinbad.io", "mixer", of: "Sinbad", on: .bitcoin)
    processor = builder.labelled("Paylane: settlement", "service", of: "Paylane")
    bybit = builder.labelled("Bybit: cold wallet", "exchange", of: "Bybit")
    phemex = builder.labelled("Phemex: hot wallet", "exchange", of: "Phemex")
    exchangeOf2018 = builder.labelled("Exchange of 2018: hot wallet", "exchange", of: "Exchange of 2018", on: .bitcoin)
  }

  /// Bridges that ordinary people use.
  var bridges: [Account] { [thorchain, chainflip, arbitrum, stargate] }
}
