import SignaturePlan

/// The addresses of a match in layers: funds come from lower layers and go to higher ones, but for what turns back.
struct FlowLayers {
  /// An address on a chain.
  struct Node: Hashable {
    var chain: String
    var address: String
  }

  /// A transfer of the evidence, told once though several steps may name it.
  struct Edge {
    var from: Int
    var to: Int
    /// Place of its step among ``steps``.
    var step: Int
    var transfer: Transfer
    /// The first payment of a step whose credit, another chain's or another asset's, is this transfer; nil for others.
    var creditOf: Int?
  }

  /// Names of the steps, in the order in which they first stand in the evidence.
  private(set) var steps: [String] = []
  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  /// By node.
  private(set) var layers: [Int] = []

  private var numbers: [Node: Int] = [:]

  init(_ evidence: [Evidence]) {
    var seen: Set<Place> = []
    var open: [String: Int] = [:]
    for item in evidence {
      let step = step(item.step)
      guard seen.insert(Place(archive: item.archive, row: item.row)).inserted else { continue }
      let transfer = item.transfer
      let isNewPayer = numbers[Node(chain: transfer.chain, address: transfer.from)] == nil
      let from = number(Node(chain: transfer.chain, address: transfer.from))
      let to = number(Node(chain: transfer.chain, address: transfer.to))
      let payment = open[item.step].map { edges[$0].transfer }
      let isElsewhere = payment.map { $0.chain != transfer.chain || $0.asset != transfer.asset } ?? false
      let credit = isNewPayer && item.index == 2 && isElsewhere ? open[item.step] : nil
      open[item.step] = item.index == 1 ? edges.count : nil
      edges.append(Edge(from: from, to: to, step: step, transfer: transfer, creditOf: credit))
    }
    let targets = forward()
    layers = layered(targets) { max($0 ?? 0, $1) }
    // Wallets that hand remainders to each other make long ways of what is wide: then each is as near as it can be.
    if let deepest = layers.max(), deepest >= FlowGraph.mostLayers {
      layers = layered(targets) { min($0 ?? .max, $1) }
    }
  }

  private struct Place: Hashable {
    var archive: String
    var row: Int
  }

  private mutating func step(_ name: String) -> Int {
    if let place = steps.firstIndex(of: name) { return place }
    steps.append(name)
    return steps.count - 1
  }

  private mutating func number(_ node: Node) -> Int {
    if let number = numbers[node] { return number }
    numbers[node] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }

  /// Where funds go on from each node, and nodes in an order that all of these ways keep: by the time at which they are
  /// first seen, so that there is no cycle.
  private func forward() -> (order: [Int], targets: [[Int]]) {
    let inTime = edges.indices.sorted { (edges[$0].transfer.time, $0) < (edges[$1].transfer.time, $1) }
    var order = Array(repeating: Int.max, count: nodes.count)
    var next = 0
    for edge in inTime {
      for node in [edges[edge].from, edges[edge].to] where order[node] == .max {
        order[node] = next
        next += 1
      }
    }
    var targets = Array(repeating: [Int](), count: nodes.count)
    for edge in edges where order[edge.from] < order[edge.to] { targets[edge.from].append(edge.to) }
    for edge in edges {
      guard let payment = edge.creditOf.map({ edges[$0] }), order[payment.to] < order[edge.from] else { continue }
      targets[payment.to].append(edge.from)
    }
    return (nodes.indices.sorted { order[$0] < order[$1] }, targets)
  }

  /// - Parameter choose: a node's layer, given the one by other ways, if any, and that by one more.
  private func layered(_ forward: (order: [Int], targets: [[Int]]), _ choose: (Int?, Int) -> Int) -> [Int] {
    var layers: [Int?] = Array(repeating: nil, count: nodes.count)
    for node in forward.order {
      let next = (layers[node] ?? 0) + 1
      for target in forward.targets[node] { layers[target] = choose(layers[target], next) }
    }
    return layers.map { $0 ?? 0 }
  }
}
