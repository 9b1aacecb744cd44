extension LedgerBuilder {
  /// Adds the flows that signatures are to find.
  mutating func addCases(_ services: Services) {
    addBybitSplit(services)
    addPeelChain(services)
    addRapidHops(services)
    addDisperseAndBridge(services)
    addRelayMesh(services)
    addMixerRunUp(services)
  }

  /// Adds a transfer that belongs to a case.
  mutating func pay(
    _ amount: Amount, from: Account, to: Account, at time: Int, in transaction: Int32? = nil,
    for planted: inout DraftCase
  ) {
    planted.drafts.append(pay(amount, from: from, to: to, at: time, in: transaction))
  }
}

/// The signatures that are bundled with Sluice and find what is planted.
enum ExpectedSignature {
  static let splitAndBridge = "bybit.split_and_bridge"
  static let peelChain = "lazarus.peel_chain"
  static let rapidHops = "lazarus.rapid_hops"
  static let disperseAndBridge = "lazarus.disperse_and_bridge"
  static let relayMesh = "lazarus.relay_mesh"
  static let evenSplitToMixer = "lazarus.even_split_to_mixer"
}

/// Publications, as the repository's collection of facts names them.
enum Source {
  static let tayvano = "github.com/tayvano/lazarus-bluenoroff-research, hacks-and-thefts"
  static let networkAnalysis = "github.com/we-stronger/bybit-incident-tna, measured"
  static let trace = "public step-by-step trace of the Bybit theft"
  static let elliptic = "Elliptic on Bybit, 2025-02, as reported by securityonline.info"
  static let bybitUpdate = "Bybit's update of 2025-03-04, as reported by blockglobal.news and newscrypto.net"
  static let forfeiture =
    "United States v. 113 Virtual Currency Accounts, as reported by moneylaunderingnews.com, 2020-03"
  static let blockworks = "blockworks.co on Harmony"
  static let launderNet = "LaunderNetEvm41, Harmony 2023, measured"
  static let cryptoBriefing = "cryptobriefing.com on Harmony"
}
