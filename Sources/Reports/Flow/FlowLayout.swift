/// Where the places of a flow stand, and where what passes between them begins and ends, in pixels.
struct FlowLayout {
  struct Box {
    var x: Double
    var y: Double
    var height: Double
  }

  /// The middle of a band at both of its ends, and its width.
  struct Band {
    var from: (x: Double, y: Double)
    var to: (x: Double, y: Double)
    var width: Double
    /// Whether it leads to the right.
    var isForward: Bool
  }

  static let boxWidth = 124.0
  static let columnWidth = 168.0
  private static let least = 34.0
  private static let gap = 12.0
  private static let margin = 6.0
  /// The widest that all of a layer together is.
  private static let widest = 96.0

  private(set) var boxes: [Box] = []
  private(set) var bands: [Band] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(_ graph: FlowGraph) {
    let scale = Self.scale(graph)
    let widths = graph.passes.map { $0.isCredit ? 1.5 : min(Self.widest, max(1.5, $0.weight * scale)) }
    boxes = Array(repeating: Box(x: 0, y: 0, height: Self.least), count: graph.places.count)
    for place in graph.places.indices {
      let comes = zip(graph.passes, widths).filter { $0.0.to == place }.reduce(0) { $0 + $1.1 + 1 }
      let goes = zip(graph.passes, widths).filter { $0.0.from == place }.reduce(0) { $0 + $1.1 + 1 }
      boxes[place].x = Self.margin + Double(graph.places[place].layer) * Self.columnWidth
      boxes[place].height = max(Self.least, comes + 4, goes + 4)
    }
    stack(graph)
    connect(graph, widths)
  }

  /// Pixels for a unit of weight: what goes out of the busiest layer is as wide as anything is.
  private static func scale(_ graph: FlowGraph) -> Double {
    var sums: [Int: Double] = [:]
    for pass in graph.passes { sums[graph.places[pass.from].layer, default: 0] += pass.weight }
    let most = sums.values.max() ?? 0
    return most > 0 ? widest / most : 0
  }

  /// Puts the places of each layer below each other, in the order of those that they are paid by.
  private mutating func stack(_ graph: FlowGraph) {
    var payers = Array(repeating: [Int](), count: graph.places.count)
    for pass in graph.passes where graph.places[pass.from].layer < graph.places[pass.to].layer {
      payers[pass.to].append(pass.from)
    }
    var columns: [[Int]] = []
    for layer in 0..<max(1, graph.layerCount) {
      let here = graph.places.indices.filter { graph.places[$0].layer == layer }
      let wanted = here.map { place in
        payers[place].isEmpty
          ? Double.infinity : payers[place].reduce(0) { $0 + middle($1) } / Double(payers[place].count)
      }
      let order = here.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
      columns.append(order.map { here[$0] })
      var y = Self.margin
      for place in order.map({ here[$0] }) {
        boxes[place].y = y
        y += boxes[place].height + Self.gap
      }
      height = max(height, y - Self.gap + Self.margin)
    }
    // Shorter columns stand in the middle.
    for column in columns {
      guard let last = column.last else { continue }
      let room = height - Self.margin - boxes[last].y - boxes[last].height
      for place in column { boxes[place].y += room / 2 }
    }
    width = 2 * Self.margin + Double(max(1, graph.layerCount) - 1) * Self.columnWidth + Self.boxWidth
    let turnsBack = graph.passes.contains { graph.places[$0.from].layer >= graph.places[$0.to].layer }
    if turnsBack { height += 34 }
  }

  private func middle(_ place: Int) -> Double { boxes[place].y + boxes[place].height / 2 }

  /// Lays what passes side by side at the places' edges, from top to bottom as they lead to and come from.
  private mutating func connect(_ graph: FlowGraph, _ widths: [Double]) {
    var starts = Array(repeating: 0.0, count: widths.count)
    var ends = starts
    for place in graph.places.indices {
      let goes = graph.passes.indices.filter { graph.passes[$0].from == place }.sorted {
        (middle(graph.passes[$0].to), $0) < (middle(graph.passes[$1].to), $1)
      }
      let comes = graph.passes.indices.filter { graph.passes[$0].to == place }.sorted {
        (middle(graph.passes[$0].from), $0) < (middle(graph.passes[$1].from), $1)
      }
      spread(goes, at: place, widths, &starts)
      spread(comes, at: place, widths, &ends)
    }
    bands = graph.passes.indices.map { number in
      let pass = graph.passes[number]
      return Band(
        from: (boxes[pass.from].x + Self.boxWidth, starts[number]), to: (boxes[pass.to].x, ends[number]),
        width: widths[number], isForward: graph.places[pass.from].layer < graph.places[pass.to].layer)
    }
  }

  private func spread(_ passes: [Int], at place: Int, _ widths: [Double], _ middles: inout [Double]) {
    let all = passes.reduce(0) { $0 + widths[$1] + 1 } - 1
    var y = middle(place) - all / 2
    for pass in passes {
      middles[pass] = y + widths[pass] / 2
      y += widths[pass] + 1
    }
  }
}
