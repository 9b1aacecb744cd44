import Columnar
import SignaturePlan

/// Matches as one directed graph: addresses on chains, and an edge for each transfer that backs a match.
///
/// A transfer that backs two matches is two edges, so that edges can be filtered by match.
struct MatchGraph {
  /// What each node and edge has besides its ends, in the order in which it is written.
  enum Attribute: String, CaseIterable {
    // Of nodes.
    case chain, address, label, category, labels
    // Of edges.
    case match, signature, severity, score, step, index, time, seconds, tx, asset, amount, usd, archive, row

    var isOfNodes: Bool {
      switch self {
      case .chain, .address, .label, .category, .labels: true
      default: false
      }
    }

    /// Type as GraphML and GEXF name it.
    var type: String {
      switch self {
      case .score, .amount, .usd: "double"
      case .index, .seconds, .row: "long"
      default: "string"
      }
    }

    static let ofNodes = allCases.filter(\.isOfNodes)
    static let ofEdges = allCases.filter { !$0.isOfNodes }
  }

  struct Edge {
    var id: String
    var source: String
    var target: String
    var values: [Attribute: String]
  }

  /// In the order in which matches name them.
  private(set) var nodes: [(id: String, values: [Attribute: String])] = []
  private var known: Set<String> = []

  /// Takes in the addresses of a match and gives its transfers.
  mutating func add(_ match: Match) -> [Edge] {
    let tags = Dictionary(match.addresses.map { ($0.address, $0.labels) }, uniquingKeysWith: { first, _ in first })
    return match.evidence.map { item in
      let transfer = item.transfer
      return Edge(
        id: "\(match.id)/\(item.step)/\(item.index)", source: node(transfer.chain, transfer.from, tags),
        target: node(transfer.chain, transfer.to, tags), values: values(match, item))
    }
  }

  private mutating func node(_ chain: String, _ address: String, _ tags: [String: [LabelledAddress.Tag]]) -> String {
    let id = "\(chain):\(address)"
    guard known.insert(id).inserted else { return id }
    var values: [Attribute: String] = [.chain: chain, .address: address]
    if let labels = tags[address], let first = labels.first {
      values[.label] = first.label
      values[.category] = first.category
      values[.labels] = labels.map { "\($0.label): \($0.category)" }.joined(separator: "; ")
    }
    nodes.append((id, values))
    return id
  }

  private func values(_ match: Match, _ item: Evidence) -> [Attribute: String] {
    let transfer = item.transfer
    var values: [Attribute: String] = [
      .match: match.id, .signature: match.signature, .severity: match.severity.rawValue,
      .score: JSONText.text(of: match.score.value), .step: item.step, .index: "\(item.index)",
      .time: Timestamp.format(transfer.time), .seconds: "\(transfer.time)", .asset: transfer.asset,
      .amount: JSONText.text(of: transfer.amount), .archive: item.archive, .row: "\(item.row)",
    ]
    values[.tx] = item.tx
    values[.usd] = transfer.usd.map(JSONText.text)
    return values
  }
}
