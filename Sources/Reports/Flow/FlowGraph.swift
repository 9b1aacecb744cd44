import SignaturePlan

/// The flow of a match as people can take it in: a few places in layers, and what passes between them.
///
/// Addresses of one layer that play the same part are one place; of many layers the middle ones are.
struct FlowGraph {
  /// An address, or several that are drawn as one.
  struct Place {
    var layer: Int
    var nodes: [FlowLayers.Node]
    /// What label files call it; empty where they say nothing.
    var label: String
    var category: String
    var kind: Kind
    /// Whether the match begins here.
    var isOrigin = false
  }

  enum Kind: Hashable {
    /// One address or addresses of one part.
    case addresses
    /// Layers in between, this many of them.
    case layers(Int)
  }

  /// All transfers of a step from one place to another.
  struct Pass {
    var from: Int
    var to: Int
    /// Place of the step among ``steps``.
    var step: Int
    var transfers: [Transfer]
    /// Units of width: values, amounts where values are not all known, or else transfers.
    var weight = 0.0
    /// No transfer, but the way of funds through a service: from where they went in to where they came out.
    var isCredit = false
  }

  private(set) var places: [Place] = []
  private(set) var passes: [Pass] = []
  /// Names of the steps.
  let steps: [String]
  private(set) var layerCount = 0

  /// The most layers that are all drawn.
  static let mostLayers = 12
  /// Layers drawn at each end of a flow that has more.
  static let outerLayers = 3
  /// Addresses of one part from which on they are one place.
  static let bundled = 5
  /// Places drawn of one layer.
  static let mostInLayer = 9

  init(_ match: Match) {
    let layers = FlowLayers(match.evidence)
    steps = layers.steps
    var tags: [String: LabelledAddress.Tag] = [:]
    for address in match.addresses { tags[address.address] = address.labels.first }
    let placeOf = place(layers, tags, origin: match.origin.address)
    pass(layers, placeOf)
  }

  // MARK: Places

  /// What addresses must share to be one place.
  private struct Part: Hashable {
    var layer: Int
    var label: String
    var category: String
    var comesBy: Set<Int>
    var goesBy: Set<Int>
    var isOrigin: Bool
  }

  /// Makes the places, and tells the one of each node.
  private mutating func place(
    _ layers: FlowLayers, _ tags: [String: LabelledAddress.Tag], origin: String
  ) -> [Int] {
    let fold = Fold(layers.layers)
    layerCount = fold.count
    var comesBy = Array(repeating: Set<Int>(), count: layers.nodes.count)
    var goesBy = comesBy
    for edge in layers.edges {
      goesBy[edge.from].insert(edge.step)
      comesBy[edge.to].insert(edge.step)
    }
    var parts: [(part: Part, nodes: [Int])] = []
    var known: [Part: Int] = [:]
    var middle: [Int] = []
    for (node, layer) in layers.layers.enumerated() {
      guard let layer = fold.layer(layer) else {
        middle.append(node)
        continue
      }
      let tag = tags[layers.nodes[node].address]
      let part = Part(
        layer: layer, label: tag?.label ?? "", category: tag?.category ?? "", comesBy: comesBy[node],
        goesBy: goesBy[node], isOrigin: layers.nodes[node].address == origin)
      if let place = known[part] {
        parts[place].nodes.append(node)
      } else {
        known[part] = parts.count
        parts.append((part, [node]))
      }
    }
    var placeOf = Array(repeating: 0, count: layers.nodes.count)
    func add(_ place: Place, _ nodes: [Int]) {
      for node in nodes { placeOf[node] = places.count }
      places.append(place)
    }
    let weights = FlowWeight(layers.edges.map(\.transfer)).throughput(layers)
    for (part, nodes) in crowded(parts, weights) {
      let place = Place(
        layer: part.layer, nodes: nodes.map { layers.nodes[$0] }, label: part.label, category: part.category,
        kind: .addresses, isOrigin: part.isOrigin)
      add(place, nodes)
    }
    if !middle.isEmpty {
      let nodes = middle.map { layers.nodes[$0] }
      add(Place(layer: fold.middle, nodes: nodes, label: "", category: "", kind: .layers(fold.hidden)), middle)
    }
    return placeOf
  }

  /// Parts of few addresses address by address; where a layer still has too many places, the smallest are one.
  private func crowded(
    _ parts: [(part: Part, nodes: [Int])], _ weights: [Double]
  ) -> [(part: Part, nodes: [Int])] {
    var single: [(part: Part, nodes: [Int])] = []
    for (part, nodes) in parts {
      let isOne = nodes.count >= Self.bundled || (!part.label.isEmpty && nodes.count > 1)
      single += isOne ? [(part, nodes)] : nodes.map { (part, [$0]) }
    }
    var kept: [(part: Part, nodes: [Int])] = []
    for layer in 0..<max(1, layerCount) {
      let here = single.filter { $0.part.layer == layer }.enumerated().sorted {
        (weight($0.element.nodes, weights), -$0.offset) > (weight($1.element.nodes, weights), -$1.offset)
      }.map(\.element)
      guard here.count > Self.mostInLayer else {
        kept += here
        continue
      }
      kept += here.prefix(Self.mostInLayer - 1)
      let rest = here.dropFirst(Self.mostInLayer - 1).flatMap(\.nodes)
      let part = Part(layer: layer, label: "", category: "", comesBy: [], goesBy: [], isOrigin: false)
      kept.append((part, rest))
    }
    return kept
  }

  private func weight(_ nodes: [Int], _ weights: [Double]) -> Double { nodes.reduce(0) { $0 + weights[$1] } }

  // MARK: Passes

  private struct Way: Hashable {
    var from: Int
    var to: Int
    var step: Int
  }

  private mutating func pass(_ layers: FlowLayers, _ placeOf: [Int]) {
    let weight = FlowWeight(layers.edges.map(\.transfer))
    var known: [Way: Int] = [:]
    for edge in layers.edges {
      let (from, to) = (placeOf[edge.from], placeOf[edge.to])
      if from != to || places[from].kind == .addresses {
        let way = Way(from: from, to: to, step: edge.step)
        let pass = known[way] ?? passes.count
        if pass == passes.count { passes.append(Pass(from: from, to: to, step: edge.step, transfers: [])) }
        known[way] = pass
        passes[pass].transfers.append(edge.transfer)
        passes[pass].weight += weight.of(edge.transfer)
      }
      if let payment = edge.creditOf {
        passes.append(
          Pass(from: placeOf[layers.edges[payment].to], to: from, step: edge.step, transfers: [], isCredit: true))
      }
    }
  }
}

/// What makes a transfer wide.
struct FlowWeight {
  private enum Measure { case value, amount, transfers }
  private let measure: Measure

  init(_ transfers: [Transfer]) {
    if transfers.allSatisfy({ $0.usd.map { $0 >= 0 && $0.isFinite } ?? false }) {
      measure = .value
    } else {
      measure = Set(transfers.map(\.asset)).count == 1 ? .amount : .transfers
    }
  }

  func of(_ transfer: Transfer) -> Double {
    switch measure {
    case .value: transfer.usd ?? 0
    case .amount: transfer.amount.isFinite ? max(0, transfer.amount) : 0
    case .transfers: 1
    }
  }

  /// By node: what goes in or out, whichever is more.
  func throughput(_ layers: FlowLayers) -> [Double] {
    var comes = Array(repeating: 0.0, count: layers.nodes.count)
    var goes = comes
    for edge in layers.edges {
      goes[edge.from] += of(edge.transfer)
      comes[edge.to] += of(edge.transfer)
    }
    return zip(comes, goes).map { max($0, $1) }
  }
}

/// Which layers are drawn: all, or those at both ends and one place for what is between.
private struct Fold {
  private let all: Int
  private let isFolded: Bool

  init(_ layers: [Int]) {
    all = (layers.max() ?? 0) + 1
    isFolded = all > FlowGraph.mostLayers
  }

  /// Columns of the picture.
  var count: Int { isFolded ? 2 * FlowGraph.outerLayers + 1 : all }

  /// Layers that are one.
  var hidden: Int { isFolded ? all - 2 * FlowGraph.outerLayers : 0 }

  var middle: Int { FlowGraph.outerLayers }

  /// Where a layer is drawn; nil in the middle.
  func layer(_ layer: Int) -> Int? {
    guard isFolded, layer >= middle else { return layer }
    return layer >= all - middle ? layer - all + count : nil
  }
}
