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

  /// Decides every arrival at a node at once: the windows slide.
  private func decide(_ node: Int32) {
    let arrivals = scene.received.rows(of: node)
    for row in arrivals { answers[Int(row)] = .no }
    guard !scene.sets.isService(node) else { return }
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
    if arrivals.count + payments.count > relay.maximumDegree {
      degrees = DegreeWindow(arrivals: arrivals, payments: payments, scene: scene, within: relay.within)
    }
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
      let degree = degrees?.count(at: row, upTo: relay.maximumDegree) ?? 0
      guard degree <= relay.maximumDegree, isYoung(node, at: row) else { return false }
      let asset = scene.rows.asset[Int(row)]
      if flows[asset] == nil {
        flows[asset] = RelayFlow(arrivals: arrivals, payments: payments, asset: asset, scene)
      }
      return flows[asset]?.passes(row, relay: relay, scene) ?? false
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
