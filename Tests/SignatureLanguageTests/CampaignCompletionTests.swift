import SignaturePlan
import Testing

@testable import SignatureLanguage

@Suite("What could be typed next in a campaign") struct CampaignCompletionTests {
  /// After the opening brace; `|` is where something is being typed.
  private static let campaignPlaces: [(String, [String])] = [
    ("|", ["title", "actor", "cases", "source", "severity", "score", "report", "test", "of", "group", "at", "where"]),
    ("of |", ["x.y"]),
    ("group |", ["by"]),
    ("group by |", ["address", "round"]),
    ("at |", ["least"]),
    ("at least 3 |", ["within"]),
    ("where |", CampaignNumber.allCases.map(\.rawValue) + ["not"]),
    ("where cases |", ["in"]),
    ("where usd >= |", ["$1_000_000"]),
    ("where cases >= 2 |", ["and", "or"]),
    ("where \n score { +5 \"z\" when |", CampaignNumber.allCases.map(\.rawValue) + ["not"]),
    ("score { +5 \"z\" 5 per |", CampaignNumber.allCases.map(\.rawValue)),
    ("score { +5 \"z\" scaled by count |", ["from"]),
  ]

  @Test("Proposals inside of a campaign", arguments: campaignPlaces)
  func campaigns(source: String, expected: [String]) {
    #expect(Set(labels("signature x.y { }\ncampaign z {\n \(source)")) == Set(expected))
  }
}
