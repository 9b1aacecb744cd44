import SignaturePlan

/// Matches as GraphML, for networkx, yEd, Neo4j and others; source http://graphml.graphdrawing.org/specification.html.
public struct GraphML: Sendable {
  private var graph = MatchGraph()
  private var edges = ""

  public init() {}

  /// Takes in the next match.
  public mutating func add(_ match: Match) {
    for edge in graph.add(match) {
      edges += "<edge\(XMLText.attribute("id", edge.id))\(XMLText.attribute("source", edge.source))"
      edges += "\(XMLText.attribute("target", edge.target))>\(Self.data(edge.values, MatchGraph.Attribute.ofEdges))"
      edges += "</edge>\n"
    }
  }

  /// The whole document.
  public var text: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    for attribute in MatchGraph.Attribute.allCases {
      let end = attribute.isOfNodes ? "node" : "edge"
      text += "<key id=\"\(attribute.rawValue)\" for=\"\(end)\" attr.name=\"\(attribute.rawValue)\" "
      text += "attr.type=\"\(attribute.type)\"/>\n"
    }
    text += "<graph id=\"matches\" edgedefault=\"directed\">\n"
    for node in graph.nodes {
      text +=
        "<node\(XMLText.attribute("id", node.id))>\(Self.data(node.values, MatchGraph.Attribute.ofNodes))</node>\n"
    }
    return text + edges + "</graph>\n</graphml>\n"
  }

  private static func data(_ values: [MatchGraph.Attribute: String], _ order: [MatchGraph.Attribute]) -> String {
    order.compactMap { attribute in
      values[attribute].map { "<data key=\"\(attribute.rawValue)\">\(XMLText.escaped($0))</data>" }
    }.joined()
  }
}
