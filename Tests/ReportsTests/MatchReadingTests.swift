import SignaturePlan
import Testing

@testable import Reports

@Suite struct MatchReadingTests {
  @Test func `what was written is read as it was`() throws {
    for match in [Matches.full, Matches.sparse] { #expect(try Match(json: match.json) == match) }
  }

  @Test(arguments: [
    ("", "no match: not JSON, or cut off"),
    ("{\"id\":1", "no match: not JSON, or cut off"),
    ("{}", "no match: the member `first_time` is missing"),
    ("[1]", "no match: the member `` is of another kind"),
  ])
  func `what is no match is told by its member`(_ text: String, _ message: String) {
    #expect(throws: MatchReadingError(description: message)) { try Match(json: text) }
  }

  @Test func `times, severities and numbers that are none are told`() throws {
    let json = Matches.full.json
    func message(_ old: String, _ new: String) -> String? {
      #expect(json.contains(old))
      do { _ = try Match(json: json.replacing(old, with: new)) } catch { return error.description }
      return nil
    }
    #expect(message("\"first_time\":\"2", "\"first_time\":\"x2")?.hasSuffix("is no time") == true)
    #expect(message("\"severity\":\"", "\"severity\":\"x")?.hasSuffix("is no severity") == true)
    #expect(
      message("\"alternatives\":", "\"alternatives\":\"x\",\"was\":")
        == "no match: the member `alternatives` is of another kind")
  }
}
