import Kernels
import SignaturePlan

/// Which transfers arrive at a relay, found node by node when first asked.
final class RelayArrivals {
  private let scene: Scene
  private let relay: Relay
  private var answers: [Answer]

  private enum Answer: UInt8 { case unknown, no, yes }

  /// Bytes that one row takes.
  static let bytesPerRow = MemoryLayout<Answer>.stride

  init(_ relay: Relay, in scene: Scene) {
    self.relay = relay
    self.scene = scene
    answers = Array(repeating: .unknown, count: scene.rows.count)
  }

  /// Whether a transfer, no self-transfer, arrives at an address that passes it on.
  func contains(_ row: Row) -> Bool {
    if answers[Int(row)] == .unknown { decide(scene.rows.to[Int(row)]) }
    return answers[Int(row)] == .yes
  }

  /// Decides every arrival at a node at once.
  private func decide(_ node: Int32) {
    let arrivals = scene.received.rows(of: node)
    for row in arrivals { answers[Int(row)] = .no }
    let payments = scene.paid.rows(of: node)
    guard isAnswered(arrivals, by: payments), !scene.sets.isService(node) else { return }
    if arrivals.count + payments.count <= min(relay.maximumDegree, Self.few) {
      decideFew(arrivals, payments, of: node)
    } else {
      decideMany(arrivals, of: node)
    }
  }

  /// Whether a payment follows some arrival in time, unless none is asked for.
  ///
  /// PERF: most arrivals are followed by no payment in time, and need no sums.
  private func isAnswered(_ arrivals: ArraySlice<Row>, by payments: ArraySlice<Row>) -> Bool {
    if relay.passes.contains(0) { return true }
    var next = payments.startIndex
    for row in arrivals {
      while next < payments.endIndex, payments[next] <= row { next += 1 }
      guard next < payments.endIndex else { return false }
      let end = scene.rows.time[Int(row)].addingClamped(relay.within)
      if scene.rows.time[Int(payments[next])] <= end { return true }
    }
    return false
  }

  // MARK: Few transfers

  /// Transfers of a node up to which each window is looked for from its beginning.
  private static let few = 48

  /// A transfer of the node that is being decided.
  private struct Item {
    let row: Row
    let time: Int64
    let asset: Int32
    let amount: Double
  }

  /// Of the node that is being decided; kept, so that their memory is.
  private var received: [Item] = []
  private var paid: [Item] = []
  private var passing: [Item] = []

  /// PERF: nearly all nodes have few transfers; windows and dictionaries would take longer than what they save.
  private func decideFew(_ arrivals: ArraySlice<Row>, _ payments: ArraySlice<Row>, of node: Int32) {
    received.removeAll(keepingCapacity: true)
    paid.removeAll(keepingCapacity: true)
    passing.removeAll(keepingCapacity: true)
    for row in arrivals { received.append(item(row)) }
    for row in payments { paid.append(item(row)) }
    for item in received where passes(item) && isYoung(node, at: item.row) { passing.append(item) }
    guard !passing.isEmpty else { return }
    for item in received {
      let window = item.time.addingClamped(-relay.within)...item.time.addingClamped(relay.within)
      if passing.contains(where: { $0.asset == item.asset && window.contains($0.time) }) {
        answers[Int(item.row)] = .yes
      }
    }
  }

  private func item(_ row: Row) -> Item {
    let place = Int(row)
    return Item(
      row: row, time: scene.rows.time[place], asset: scene.rows.asset[place], amount: scene.rows.amount[place])
  }

  /// Whether paid over arrived around an arrival lies in the relay's bounds; sums run in the order of the ledger.
  private func passes(_ arrival: Item) -> Bool {
    let start = arrival.time.addingClamped(-relay.within)
    let end = arrival.time.addingClamped(relay.within)
    var paidSum = 0.0
    for item in paid where item.row > arrival.row && item.time <= end && item.asset == arrival.asset {
      paidSum += item.amount
    }
    var arrivedSum = 0.0
    for item in received where item.time >= start && item.time <= end && item.asset == arrival.asset {
      arrivedSum += item.amount
    }
    return arrivedSum > 0 && relay.passes.contains(paidSum / arrivedSum)
  }

  // MARK: Many transfers

  /// The windows slide.
  private func decideMany(_ arrivals: ArraySlice<Row>, of node: Int32) {
    var passing: [Int32: [Int64]] = [:]
    for row in passingArrivals(arrivals, of: node) {
      passing[scene.rows.asset[Int(row)], default: []].append(scene.rows.time[Int(row)])
    }
    for row in arrivals {
      guard let times = passing[scene.rows.asset[Int(row)]] else { continue }
      let start = scene.rows.time[Int(row)].addingClamped(-relay.within)
      let next = times[...].partition { $0 >= start }
      let isNear = next < times.count && times[next] <= scene.rows.time[Int(row)].addingClamped(relay.within)
      if isNear { answers[Int(row)] = .yes }
    }
  }

  /// The arrivals after which the node pays out what came in around them.
  private func passingArrivals(_ arrivals: ArraySlice<Row>, of node: Int32) -> [Row] {
    let payments = scene.paid.rows(of: node)
    guard !payments.isEmpty || relay.passes.contains(0) else { return [] }
    var degrees: DegreeWindow?
    let mayBeHub = arrivals.count + payments.count > relay.maximumDegree
    let needsPayment = !relay.passes.contains(0)
    var flows: [Int32: RelayFlow] = [:]
    // Payments up to the arrival at hand.
    var paid = payments.startIndex
    return arrivals.filter { row in
      while paid < payments.endIndex, payments[paid] <= row { paid += 1 }
      // PERF: most arrivals are followed by no payment in time, and need no sums.
      if needsPayment {
        let end = scene.rows.time[Int(row)].addingClamped(relay.within)
        guard paid < payments.endIndex, scene.rows.time[Int(payments[paid])] <= end else { return false }
      }
      let asset = scene.rows.asset[Int(row)]
      if flows[asset] == nil {
        flows[asset] = RelayFlow(arrivals: arrivals, payments: payments, asset: asset, scene)
      }
      guard flows[asset]?.passes(row, relay: relay, scene) ?? false, isYoung(node, at: row) else { return false }
      // PERF: last, as a window over counterparties goes through all of them, and few arrivals get here.
      guard mayBeHub else { return true }
      if degrees == nil {
        degrees = DegreeWindow(arrivals: arrivals, payments: payments, scene: scene, within: relay.within)
      }
      return degrees?.count(at: row, upTo: relay.maximumDegree) ?? 0 <= relay.maximumDegree
    }
  }

  private func isYoung(_ node: Int32, at row: Row) -> Bool {
    let first = scene.firstSeen(node)
    return first == Rows.Past.never || scene.rows.time[Int(row)] - first <= relay.maximumAge
  }
}

/// What is known of relays in a scene, for several programs that one thread runs: most ask for the same relays.
final class KnownRelays {
  private var known: [Relay: RelayArrivals] = [:]

  func arrivals(_ relay: Relay, in scene: Scene) -> RelayArrivals {
    if let known = known[relay] { return known }
    let arrivals = RelayArrivals(relay, in: scene)
    known[relay] = arrivals
    return arrivals
  }
}
