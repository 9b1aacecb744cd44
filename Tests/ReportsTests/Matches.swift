import SignaturePlan

/// Matches that the tests write.
enum Matches {
  static let address = "0x47666fab8bd0ac7003bce3f5c3585383f09486e2"

  /// Everything known, in two steps.
  static let full = Match(
    id: "9f2c", signature: "bybit.split_and_bridge", severity: .critical, score: Points(tenths: 625),
    title: "Equal split into fresh wallets, then disperse and bridge",
    reasons: [
      Reason(points: Points(40), text: "equal split into fresh wallets", steps: ["layer1"]),
      Reason(points: Points(tenths: 225), text: "known address", steps: ["theft", "layer1"]),
    ],
    origin: Origin(address: "0x1db9", time: 1_740_147_371, tx: "0xb614"), firstTime: 1_740_147_371,
    lastTime: 1_740_153_911, chains: ["ethereum"],
    value: Value(asset: "ETH", amount: 401_346, usd: 1_068_383_052),
    addresses: [
      LabelledAddress(address: "0x1db9", labels: [.init(label: "Bybit: cold wallet", category: "exchange")]),
      LabelledAddress(address: address, labels: []),
    ],
    evidence: [evidence("theft", 1, from: "0x1db9", to: address, 401_346, row: 0)] + split, alternatives: 0,
    open: false, incomplete: [], provenance: provenance)

  /// Much of it missing or hostile.
  static let sparse = Match(
    id: "00", signature: "peel", severity: .low, score: Points(7), title: "Peel\u{1B}[2J\u{202E}chain",
    reasons: [], origin: Origin(address: "bc1q\u{7}", time: 0, tx: nil), firstTime: 0, lastTime: 0, chains: [],
    value: Value(asset: "W\"\nF", amount: 0.1, usd: nil), addresses: [], evidence: [], alternatives: 3, open: true,
    incomplete: ["usd is missing in 2 archives"],
    provenance: Provenance(engine: "e", signatureHash: "s", labelsHash: "l", archives: []))

  private static let split = [
    evidence("layer1", 1, from: address, to: "0xaa", 10_000, row: 7),
    evidence("layer1", 2, from: address, to: "0xbb", 10_000.5, row: 8),
  ]

  private static let provenance = Provenance(
    engine: "sluice 0.1.0", signatureHash: "ab", labelsHash: "cd",
    archives: [.init(path: "feb.arrow", hash: "ef")])

  private static func evidence(
    _ step: String, _ index: Int, from: String, to: String, _ amount: Double, row: Int
  ) -> Evidence {
    Evidence(
      step: step, index: index,
      transfer: Transfer(
        time: 1_740_147_371 + Int64(row), from: from, to: to, asset: "ETH", amount: amount,
        usd: row == 8 ? nil : amount * 2_662),
      tx: row == 8 ? nil : "0xt\(row)", archive: "feb.arrow", row: row)
  }
}
