import Foundation
import Testing

@testable import Reports

@Suite struct GraphTests {
  @Test func `GraphML has a node for each address and an edge for each transfer`() throws {
    var graph = GraphML()
    graph.add(Matches.full)
    graph.add(Matches.sparse)
    let text = graph.text
    #expect(text.components(separatedBy: "<node ").count - 1 == 4)
    #expect(text.components(separatedBy: "<edge ").count - 1 == 3)
    #expect(
      text.contains(#"<node id="ethereum:0x1db9"><data key="chain">ethereum</data><data key="address">0x1db9</data>"#))
    #expect(text.contains(#"<data key="label">Bybit: cold wallet</data><data key="category">exchange</data>"#))
    let edge =
      #"<edge id="9f2c/layer1/2" source="ethereum:0x47666fab8bd0ac7003bce3f5c3585383f09486e2" target="ethereum:0xbb">"#
    #expect(text.contains(edge))
    #expect(text.contains(#"<data key="amount">10000.5</data><data key="archive">feb.arrow</data>"#))
    #expect(GraphML().text.contains("<graph "))
  }

  @Test func `GEXF says the same`() {
    var graph = GEXF()
    graph.add(Matches.full)
    let text = graph.text
    #expect(text.contains(#"<node id="ethereum:0x1db9" label="Bybit: cold wallet"><attvalues>"#))
    #expect(text.contains(#"target="ethereum:0xbb" label="10000.5 ETH"><attvalues>"#))
    #expect(text.contains(#"<attvalue for="usd" value="26620000"/>"#))
  }

  @Test func `STIX has a sighting of an indicator for a match, and the same matches give the same bundle`() throws {
    var bundle = STIXBundle()
    bundle.add(Matches.full)
    bundle.add(Matches.sparse)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bundle.text.utf8)) as? [String: Any])
    let objects = try #require(object["objects"] as? [[String: Any]])
    var counts: [String: Int] = [:]
    for thing in objects { counts[thing["type"] as? String ?? "", default: 0] += 1 }
    #expect(
      counts == [
        "identity": 1, "extension-definition": 2, "indicator": 2, "sluice-address": 4, "sluice-transfer": 3,
        "observed-data": 2, "sighting": 2,
      ])
    let sighting = try #require(objects.last { $0["type"] as? String == "sighting" })
    #expect(sighting["confidence"] as? Int == 7)
    var again = STIXBundle()
    again.add(Matches.full)
    again.add(Matches.sparse)
    #expect(again.text == bundle.text)
    let forms = objects.compactMap { $0["id"] as? String }
    let pattern = #/[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#
    #expect(forms.allSatisfy { $0.wholeMatch(of: pattern) != nil } && Set(forms).count == forms.count)
  }

  @Test func `text that is markup arrives as text`() {
    var match = Matches.full
    match.signature = #"a"><script>&"#
    match.evidence[0].step = "\u{1}<x/>"
    var graph = GraphML()
    var gexf = GEXF()
    graph.add(match)
    gexf.add(match)
    for text in [graph.text, gexf.text] {
      #expect(!text.contains("<script>") && !text.contains("<x/>") && !text.contains("\u{1}"))
      #expect(text.contains("&lt;script&gt;&amp;"))
    }
  }

  @Test func `the schema is JSON and names the members of a match`() throws {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(MatchSchema.text.utf8)) as? [String: Any])
    let properties = try #require(object["properties"] as? [String: Any])
    let match = try #require(try JSONSerialization.jsonObject(with: Data(Matches.full.json.utf8)) as? [String: Any])
    #expect(Set(match.keys).union(["misses"]) == Set(properties.keys))
    #expect(Set(object["required"] as? [String] ?? []) == Set(match.keys))
  }
}
