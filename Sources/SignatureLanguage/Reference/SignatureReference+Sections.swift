extension SignatureReference {
  private static let small = """
    signature my.pattern {
      flow within 14d { hop where usd >= $1_000_000 }
      score { +60 "large" }
      report at 60
    }
    """

  private static let campaign = """
    campaign my.siblings {
      of my.pattern
      group by hop.amount
      at least 3 within 30d
      score { +60 "the same sum again and again" }
      report at 60
    }
    """

  /// What a file and a signature are made of.
  static let sections: [ReferenceEntry] = [
    .init(
      .section, "signature", "beginning of a signature",
      "One laundering pattern under a dotted name: what the money does, what a match scores, and tests.",
      .file(small)),
    .init(
      .section, "campaign", "beginning of a campaign",
      "A second pass over finished matches: those of some signatures that have something in common.",
      .file(campaign)),
    .init(
      .section, "set", "declaration of a label set",
      "A label set of this file's own, for all its signatures. An address without `on` stands for it on every chain.",
      .file(
        "set @mine = (\"0xab12\", \"bc1q34\" on bitcoin)\n" + small.replacing("hop where", with: "hop from @mine where")
      )
    ),
    .init(
      .section, "title", "text", "What the money does, in a few words; shown with every match.",
      .signature("title \"Peel chain into a mixer\"")),
    .init(
      .section, "actor", "text", "Who is known to launder this way; shown with every match.",
      .signature("actor \"Lazarus Group\"")),
    .init(
      .section, "cases", "texts", "The thefts in which the pattern was seen.",
      .signature("cases \"Harmony 2022-06\", \"LI.FI 2024-07\"")),
    .init(
      .section, "source", "texts", "Where the pattern was published. A strict check wants one in every signature.",
      .signature("source \"https://www.ic3.gov/PSA/2025/PSA250226\"")),
    .init(
      .section, "severity", "low, medium, high or critical", "How grave a match is; `medium` if it is left out.",
      .signature("severity high")),
    .init(
      .section, "flow", "section",
      "The steps that the money takes, each from where the last one left it. All of them lie within the horizon "
        + "after the first transfer.",
      .signature("flow within 14d {\n  seed: hop where usd >= $1_000_000\n  hop to @mixer\n}")),
    .init(
      .section, "score", "section",
      "Points for reasons. The sum of a match is its score, and every point names the transfers that earned it.",
      .signature("score {\n  +60 \"large and fast\"\n}")),
    .init(
      .section, "report", "section", "The threshold: a flow that scores less is no match.",
      .signature("report at 60")),
    .init(
      .section, "test", "section",
      "A small made-up ledger and what the signature should make of it; `sluice test` runs it.",
      .signature("test \"one payment\" {\n  2025-02-21 14:16 A -> B $5_000_000\n  expect none\n}")),
  ]

  /// How grave a match is.
  static let severities: [ReferenceEntry] = [
    .init(.severity, "low", "severity", "Worth a note.", .signature("severity low")),
    .init(
      .severity, "medium", "severity", "Worth a look; what a signature has without a word.",
      .signature("severity medium")),
    .init(.severity, "high", "severity", "To be looked at soon.", .signature("severity high")),
    .init(.severity, "critical", "severity", "To be looked at now.", .signature("severity critical")),
  ]
}
