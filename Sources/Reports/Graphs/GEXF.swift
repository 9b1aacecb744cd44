import SignaturePlan

/// Matches as GEXF 1.3, for Gephi and networkx; source https://gexf.net/schema.html.
public struct GEXF: Sendable {
  private var graph = MatchGraph()
  private var edges = ""

  public init() {}

  /// Takes in the next match.
  public mutating func add(_ match: Match) {
    for edge in graph.add(match) {
      let label = [edge.values[.amount], edge.values[.asset]].compactMap(\.self).joined(separator: " ")
      edges += "<edge\(XMLText.attribute("id", edge.id))\(XMLText.attribute("source", edge.source))"
      edges += "\(XMLText.attribute("target", edge.target))\(XMLText.attribute("label", label))>"
      edges += Self.values(edge.values, MatchGraph.Attribute.ofEdges) + "</edge>\n"
    }
  }

  /// The whole document.
  public var text: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
    text += "<graph defaultedgetype=\"directed\" mode=\"static\">\n"
    text += Self.declarations("node", MatchGraph.Attribute.ofNodes)
    text += Self.declarations("edge", MatchGraph.Attribute.ofEdges) + "<nodes>\n"
    for node in graph.nodes {
      let label = node.values[.label] ?? node.values[.address] ?? node.id
      text += "<node\(XMLText.attribute("id", node.id))\(XMLText.attribute("label", label))>"
      text += Self.values(node.values, MatchGraph.Attribute.ofNodes) + "</node>\n"
    }
    return text + "</nodes>\n<edges>\n" + edges + "</edges>\n</graph>\n</gexf>\n"
  }

  private static func declarations(_ kind: String, _ attributes: [MatchGraph.Attribute]) -> String {
    let lines = attributes.map {
      "<attribute id=\"\($0.rawValue)\" title=\"\($0.rawValue)\" type=\"\($0.type)\"/>\n"
    }
    return "<attributes class=\"\(kind)\">\n\(lines.joined())</attributes>\n"
  }

  private static func values(_ values: [MatchGraph.Attribute: String], _ order: [MatchGraph.Attribute]) -> String {
    let lines = order.compactMap { attribute in
      values[attribute].map { "<attvalue for=\"\(attribute.rawValue)\"\(XMLText.attribute("value", $0))/>" }
    }
    return "<attvalues>\(lines.joined())</attvalues>"
  }
}
