import SignaturePlan
import Testing

@testable import Reports

@Suite struct FlowGraphTests {
  private struct Pay {
    var from: String
    var to: String
    var step = "pay"
    var chain = "ethereum"
    var usd: Double? = 100
    var time: Int64?
  }

  private func match(_ pays: [Pay], origin: String = "a", labels: [String: String] = [:]) -> Match {
    var match = Matches.full
    var counts: [String: Int] = [:]
    match.origin.address = origin
    match.addresses = labels.keys.sorted().map {
      LabelledAddress(address: $0, labels: [.init(label: labels[$0] ?? "", category: "mixer")])
    }
    match.evidence = pays.enumerated().map { row, pay in
      counts[pay.step, default: 0] += 1
      let transfer = Transfer(
        time: pay.time ?? Int64(row), chain: pay.chain, from: pay.from, to: pay.to, asset: "ETH", amount: 1,
        usd: pay.usd)
      return Evidence(
        step: pay.step, index: counts[pay.step] ?? 1, transfer: transfer, tx: nil, archive: "x", row: row)
    }
    return match
  }

  private func names(_ graph: FlowGraph) -> [[String]] {
    (0..<graph.layerCount).map { layer in
      graph.places.filter { $0.layer == layer }.map { $0.nodes.map(\.address).joined(separator: " ") }.sorted()
    }
  }

  @Test func `funds go from the left to the right, however the evidence is ordered`() {
    let graph = FlowGraph(
      match([
        Pay(from: "b", to: "d", time: 5), Pay(from: "a", to: "b", time: 1), Pay(from: "a", to: "c", time: 2),
        Pay(from: "c", to: "d", time: 9),
      ]))
    #expect(names(graph) == [["a"], ["b", "c"], ["d"]])
    #expect(graph.places.filter(\.isOrigin).map(\.layer) == [0])
    #expect(graph.passes.count == 4)
  }

  @Test func `a transfer that two steps name is drawn once`() {
    var match = match([Pay(from: "a", to: "b"), Pay(from: "a", to: "b", step: "again")])
    match.evidence[1].row = match.evidence[0].row
    let graph = FlowGraph(match)
    #expect(graph.passes.count == 1 && graph.passes[0].transfers.count == 1)
    #expect(graph.steps == ["pay", "again"])
  }

  @Test func `payments back to an address seen before lead to the left`() throws {
    let graph = FlowGraph(match([Pay(from: "a", to: "b"), Pay(from: "b", to: "c"), Pay(from: "c", to: "a")]))
    #expect(names(graph) == [["a"], ["b"], ["c"]])
    let bands = FlowLayout(graph).bands
    #expect(bands.map(\.isForward) == [true, true, false])
  }

  @Test func `a big split is one place, one with a label of its own stays visible`() {
    let fan = (0..<40).map { Pay(from: "a", to: "w\($0)", step: "fan") }
    let out = (0..<40).map { Pay(from: "w\($0)", to: "m", step: "out") }
    let graph = FlowGraph(
      match(fan + out + [Pay(from: "w3", to: "n", step: "out")], labels: ["m": "Mixer", "n": "Other"]))
    #expect(graph.places.map(\.nodes.count).sorted() == [1, 1, 1, 40])
    #expect(graph.passes.map(\.transfers.count).sorted() == [1, 40, 40])
    #expect(graph.places.filter { $0.category == "mixer" }.map(\.label).sorted() == ["Mixer", "Other"])
  }

  @Test func `of a long chain the ends are drawn and the middle is one place`() throws {
    let graph = FlowGraph(match((0..<60).map { Pay(from: "p\($0)", to: "p\($0 + 1)") }, origin: "p0"))
    #expect(graph.layerCount == 7 && graph.places.count == 7)
    let middle = try #require(graph.places.first { $0.layer == 3 })
    #expect(middle.kind == .layers(55) && middle.nodes.count == 55)
    #expect(names(graph).last == ["p60"])
    #expect(graph.passes.count == 6)
  }

  @Test func `wallets that hand a remainder on do not hide that they stand side by side`() {
    let split = (0..<30).map { Pay(from: "a", to: "w\($0)", step: "split") }
    let batons = (0..<29).map { Pay(from: "w\($0)", to: "w\($0 + 1)", step: "baton") }
    let graph = FlowGraph(match(split + batons))
    #expect(graph.layerCount == 2)
  }

  @Test func `what comes out of a service on another chain is tied to what went in`() throws {
    let graph = FlowGraph(
      match([
        Pay(from: "a", to: "b"), Pay(from: "b", to: "bridge", step: "cross"),
        Pay(from: "router", to: "b", step: "cross", chain: "bitcoin"),
      ]))
    #expect(names(graph) == [["a"], ["b"], ["bridge"], ["router"], ["b"]])
    #expect(graph.passes.count(where: \.isCredit) == 1)
  }

  @Test func `a crowded layer keeps its largest, and nothing is as tall as a tower`() {
    let pays = (0..<300).map { Pay(from: "a", to: "w\($0)", step: "s\($0)", usd: Double($0)) }
    let graph = FlowGraph(match(pays))
    let places = graph.places.filter { $0.layer == 1 }
    #expect(places.count == FlowGraph.mostInLayer)
    #expect(places.contains { $0.nodes.map(\.address) == ["w299"] })
    #expect(places.map(\.nodes.count).max() == 300 - FlowGraph.mostInLayer + 1)
  }

  @Test func `values that are not known, negative or not finite give no broken picture`() {
    for usd in [nil, -5, .infinity, .nan, 0] as [Double?] {
      let graph = FlowGraph(match([Pay(from: "a", to: "b", usd: usd), Pay(from: "b", to: "a", usd: 3)]))
      let layout = FlowLayout(graph)
      #expect(layout.bands.allSatisfy { $0.width >= 1.5 && $0.width <= 96 })
      #expect(layout.width.isFinite && layout.height.isFinite)
    }
  }
}
