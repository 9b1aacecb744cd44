import SignaturePlan

/// The flow of a match as a picture: addresses from left to right, bands between them as wide as what passes.
struct FlowDrawing {
  private let graph: FlowGraph
  private let layout: FlowLayout

  init(_ match: Match) {
    graph = FlowGraph(match)
    layout = FlowLayout(graph)
  }

  /// The picture, and below it which colour is which step; nothing where there is nothing to draw.
  func write(to html: inout HTMLText) {
    guard !graph.passes.isEmpty else { return }
    let (width, height) = (HTMLText.pixels(layout.width), HTMLText.pixels(layout.height))
    html.raw("<div class=\"wide\" tabindex=\"0\">")
    html.raw("<svg class=\"flow\" role=\"img\" width=\"\(width)\" height=\"\(height)\" aria-label=\"")
    html.text(summary)
    html.raw("\">")
    // Wide bands first, so that narrow ones stay visible on them.
    for number in graph.passes.indices.sorted(by: { (layout.bands[$1].width, $0) < (layout.bands[$0].width, $1) }) {
      writeBand(number, to: &html)
    }
    for number in graph.places.indices { writePlace(number, to: &html) }
    html.raw("</svg></div><p class=\"key\">")
    for (number, step) in graph.steps.enumerated() {
      html.raw("<span><i class=\"b s\(number % 8)\"></i>")
      html.text(step)
      html.raw("</span> ")
    }
    html.raw("</p>")
  }

  private var summary: String {
    let addresses = graph.places.reduce(0) { $0 + $1.nodes.count }
    let transfers = graph.passes.reduce(0) { $0 + $1.transfers.count }
    return "Flow of \(HumanText.count(transfers)) transfers over \(HumanText.count(addresses)) addresses"
  }

  // MARK: Bands

  private func writeBand(_ number: Int, to html: inout HTMLText) {
    let (pass, band) = (graph.passes[number], layout.bands[number])
    let kind = pass.isCredit ? "credit" : "s\(pass.step % 8)"
    html.raw("<path class=\"band \(kind)\" stroke-width=\"\(HTMLText.pixels(band.width))\" d=\"\(path(band))\"><title>")
    html.text(title(pass))
    html.raw("</title></path>")
  }

  private func path(_ band: FlowLayout.Band) -> String {
    func point(_ x: Double, _ y: Double) -> String { "\(HTMLText.pixels(x)) \(HTMLText.pixels(y))" }
    let (from, to) = (band.from, band.to)
    if band.isForward {
      let middle = (from.x + to.x) / 2
      return "M\(point(from.x, from.y))C\(point(middle, from.y)) \(point(middle, to.y)) \(point(to.x, to.y))"
    }
    // Back to the left, below everything.
    let low = layout.height - 12
    return "M\(point(from.x, from.y))C\(point(from.x + 30, from.y)) \(point(from.x + 30, low)) \(point(from.x, low))"
      + "L\(point(to.x, low))C\(point(to.x - 30, low)) \(point(to.x - 30, to.y)) \(point(to.x, to.y))"
  }

  private func title(_ pass: FlowGraph.Pass) -> String {
    let step = graph.steps[pass.step]
    guard let first = pass.transfers.map(\.time).min(), let last = pass.transfers.map(\.time).max() else {
      return "\(step): through a service"
    }
    let count = pass.transfers.count == 1 ? "1 transfer" : "\(HumanText.count(pass.transfers.count)) transfers"
    let times = first == last ? HumanText.minute(first) : "\(HumanText.minute(first)) to \(HumanText.minute(last))"
    return "\(step): \(count), \(AssetSums(pass.transfers).text), \(times) UTC"
  }

  // MARK: Places

  private func writePlace(_ number: Int, to html: inout HTMLText) {
    let (place, box) = (graph.places[number], layout.boxes[number])
    let (x, y) = (HTMLText.pixels(box.x), HTMLText.pixels(box.y))
    html.raw("<g class=\"place\(Self.kind(place))\" transform=\"translate(\(x) \(y))\"><title>")
    html.text(title(place))
    let size = "width=\"\(HTMLText.pixels(FlowLayout.boxWidth))\" height=\"\(HTMLText.pixels(box.height))\""
    html.raw("</title><rect \(size) rx=\"5\"/>")
    let lines = lines(place)
    let first = box.height / 2 - Double(lines.count - 1) * 7 + 4
    for (line, text) in lines.enumerated() {
      html.raw(
        "<text x=\"\(HTMLText.pixels(FlowLayout.boxWidth / 2))\" y=\"\(HTMLText.pixels(first + 14 * Double(line)))\"")
      html.raw(line > 0 ? " class=\"sub\">" : ">")
      html.text(text)
      html.raw("</text>")
    }
    html.raw("</g>")
  }

  private static func kind(_ place: FlowGraph.Place) -> String {
    let origin = place.isOrigin ? " origin" : ""
    return place.category.isEmpty ? origin : origin + " c-" + HTMLReport.token(place.category)
  }

  private func lines(_ place: FlowGraph.Place) -> [String] {
    if case .layers(let count) = place.kind {
      return ["… \(count) more layers", "\(HumanText.count(place.nodes.count)) addresses"]
    }
    let many = "\(HumanText.count(place.nodes.count)) addresses"
    guard !place.label.isEmpty else {
      guard let only = place.nodes.first, place.nodes.count == 1 else { return [many] }
      return [TerminalText.cutInside(TerminalText.escaped(only.address), to: 15)]
    }
    let name = TerminalText.cut(TerminalText.escaped(place.label), to: 17)
    return [name, place.nodes.count > 1 ? many : place.category]
  }

  private func title(_ place: FlowGraph.Place) -> String {
    var parts = place.label.isEmpty ? [] : ["\(place.label) (\(place.category))"]
    parts += place.nodes.prefix(10).map { "\($0.address) on \($0.chain)" }
    if place.nodes.count > 10 { parts.append("and \(HumanText.count(place.nodes.count - 10)) more") }
    return parts.joined(separator: ", ")
  }
}
