import SignatureLanguage
import Testing

@Suite struct CampaignTests {
  private static let signature = """
    signature some.theft {
      flow within 1d { fund: hop where usd >= $1_000_000 }
      score { +60 "large" }
      report at 60
    }

    """

  private static func compile(_ body: String) -> Compilation {
    let text = signature + "campaign some.siblings {\n\(body)\n}\n"
    return SignatureCompiler.compile([SignatureSource(path: "x.sluice", text: text)])
  }

  @Test("A campaign compiles to what it says")
  func whole() throws {
    let compilation = Self.compile(
      """
      title "Siblings" severity high cases "A", "B"
      of some.theft, other.one
      group by round(fund.amount)
      at least 3 within 30d
      where cases >= 2, usd in $1_000..$2_000 or not duration < 2d
      score {
        +40 "siblings"
        +20 "more" 5 per count over 3
        +20 "value" scaled by usd from $1 to $10
        +20 "long" when duration >= 1d
      }
      report at 60
      """)
    #expect(compilation.diagnostics.isEmpty, "\(compilation.diagnostics.map { $0.text() }.joined())")
    let campaign = try #require(compilation.campaigns.first?.campaign)
    let parts = [
      #"(campaign 2 "some.siblings""#, #"(of "some.theft" "other.one")"#,
      #"(meta "Siblings" high (case "A") (case "B"))"#,
      "(group round(fund.amount) 3 2592000 "
        + "(all (cases [2.0..)) (any (usd [1000.0..2000.0]) (not (duration (..172800.0))))))",
      #"(part 40 "siblings" always)"#, #"(part 20 "more" (per 5 count 3.0))"#,
      #"(part 20 "value" (scaled usd 1.0 10.0))"#, #"(part 20 "long" (when (duration [86400.0..))))"#,
      "(report 60)",
    ]
    for part in parts { #expect("\(campaign)".contains(part), "\(part) in \(campaign)") }
  }

  @Test(
    "Keys are what matches have in common",
    arguments: [
      ("", "everything"), ("group by address", "address"), ("group by fund.from", "fund.from"),
      ("group by fund.to", "fund.to"), ("group by fund.amount", "fund.amount"),
    ])
  func keys(section: String, key: String) throws {
    let compilation = Self.compile("of some.theft\n\(section)\nat least 2 within 1d\nscore { +60 \"x\" }\nreport at 60")
    #expect(compilation.diagnostics.isEmpty, "\(compilation.diagnostics.map { $0.text() }.joined())")
    #expect(try #require(compilation.campaigns.first).campaign.description.contains("(group \(key) 2 86400"))
  }

  @Test(
    "What is wrong with a campaign is said where it stands",
    arguments: [
      ("where foo >= 2", "E0302"), ("where count >= $2", "E0205"), ("where count", "E0105"),
      ("at least 0 within 1d", "E0209"),
      ("flow within 1d { hop }", "E0112"), ("group by fund", "E0452"), ("at least 2", "E0105"),
      ("score { +5 \"x\" 1 per foo }", "E0302"),
    ])
  func faults(section: String, code: String) {
    let least = section.hasPrefix("at") ? "" : "at least 2 within 1d\n"
    let score = section.hasPrefix("score") ? "" : "score { +60 \"x\" }\n"
    let compilation = Self.compile("of some.theft\n\(least)\(score)\(section)\nreport at 1")
    #expect(
      compilation.diagnostics.contains { $0.code.rawValue == code }, "\(compilation.diagnostics.map { $0.text() })")
    #expect(compilation.campaigns.isEmpty)
  }
}
