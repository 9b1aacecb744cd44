extension SignatureReference {
  /// The categories of labels. `@bridge` is all of a category, `@bridge("THORChain")` those of one name.
  static let sets: [ReferenceEntry] = [
    .init(.set, "theft", "label set", "Addresses that received stolen funds first.", .flow("hop from @theft")),
    .init(
      .set, "laundering", "label set", "Addresses known to have passed stolen funds on.",
      .flow("hop where to in @laundering")),
    .init(
      .set, "exchange", "label set; a service", "Exchanges and their deposit addresses. No flow continues out of one.",
      .flow("hop to @exchange")),
    .init(
      .set, "bridge", "label set; a service", "Bridges to other chains. No flow continues out of one.",
      .flow("hop to @bridge(\"THORChain\")")),
    .init(
      .set, "swap", "label set; a service", "Contracts that swap one asset for another. No flow continues out of one.",
      .flow("hop to @swap")),
    .init(.set, "mixer", "label set; a service", "Mixers. No flow continues out of one.", .flow("hop to @mixer")),
    .init(
      .set, "pool", "label set; a service", "Mining and liquidity pools. No flow continues out of one.",
      .flow("hop to @pool")),
    .init(
      .set, "sanctioned", "label set", "Addresses on a sanctions list.",
      .score("+10 \"sanctioned\" when any address in @sanctioned")),
    .init(
      .set, "service", "label set; a service", "Any other business with many customers. No flow continues out of one.",
      .flow("hop to @service")),
    .init(
      .set, "actor", "label set; needs a name", "Addresses attributed to a named group.",
      .score("+10 \"known address\" when any address in @actor(\"Lazarus Group\")")),
  ]
}
