import Columnar
import Kernels
import Matcher
import ReferenceMatcher
import SignaturePlan

/// A ledger and a plan on which the engine and the reference matcher may differ.
struct Collision {
  var ledger: RandomLedger
  var plan: Plan
  var kernels: Kernels

  var course = Course()

  var differs: Bool { engine != reference }

  private var engine: [Finding] { Self.findings(of: plan, in: ledger, course, kernels: kernels) }

  private var reference: [Finding] {
    ReferenceMatcher(ledger: ledger.transfers, labels: ledger.labels).findings(of: plan)
  }

  /// The same difference with as few transfers as leaving single ones out can reach.
  func shrunk() -> Collision {
    var smallest = self
    var place = smallest.ledger.transfers.count - 1
    while place >= 0 {
      var smaller = smallest
      smaller.ledger.transfers.remove(at: place)
      if smaller.differs { smallest = smaller }
      place = min(place, smallest.ledger.transfers.count) - 1
    }
    return smallest
  }

  /// Everything needed to think about it.
  var report: String {
    let rows = ledger.transfers.enumerated().map { row, transfer in
      "\(row): \(transfer.time) \(transfer.chain) \(transfer.from) -> \(transfer.to) \(transfer.amount) \(transfer.asset) "
        + "\(transfer.usd.map { "$\($0)" } ?? "") \(transfer.message ?? "")"
    }
    return
      (["", "\(plan)"] + rows + [
        "\(course)", "labels \(ledger.labels)", "engine \(engine)", "reference \(reference)",
      ]).joined(separator: "\n")
  }

  /// What engines find that go through a ledger slice by slice.
  static func findings(of plan: Plan, in ledger: RandomLedger, _ course: Course, kernels: Kernels) -> [Finding] {
    let ends = [.min] + course.cuts + [.max]
    let matches = zip(ends, ends.dropFirst()).flatMap { start, end in
      result(of: plan, in: ledger, course, slice: start..<end, kernels: kernels).matches.joined()
    }
    return CellMatch.reported(matches, of: plan, end: ledger.transfers.last?.time ?? 0)
  }

  /// What an engine finds in a ledger that comes in batches, and what it gave up.
  static func result(
    of plan: Plan, near: [NearPlan] = [], in ledger: RandomLedger, _ course: Course,
    slice: Range<Int64> = .min ..< .max, kernels: Kernels
  ) -> EngineResult {
    var nodes = Interner()
    var assets = Interner()
    var chains = Interner()
    var messages = Interner()
    var shapes: [AddressShape?] = []
    var declared: [(Int32, SetReference)] = []
    let members = plan.sets.flatMap { set in set.members.map { ($0, plan.shared(SetReference(set.name))) } }
    func code(_ node: Node) -> Int32 {
      let code = nodes.intern("\(node.chain) \(node.address)")
      guard code == shapes.count else { return code }
      shapes.append(AddressShape(node.address))
      declared += members.filter { $0.0.address == node.address && $0.0.chain ?? node.chain == node.chain }.map {
        (code, $0.1)
      }
      return code
    }
    let labels = labels(of: ledger, code: code)
    var engine = Engine(
      plans: [plan], near: near, labels: labels, assets: AssetCodes(plans: [plan]) { assets.intern($0) },
      chains: ChainCodes(plans: [plan]) { chains.intern($0) }, slice: slice,
      room: StateRoom(settlesAfter: course.settlesAfter), kernels: kernels)
    var batch = TransferBatch()
    func add(_ transfer: Transfer) {
      batch.append(
        time: transfer.time, chain: chains.intern(transfer.chain), from: code(transfer.sender),
        to: code(transfer.receiver),
        asset: assets.intern(transfer.asset), amount: transfer.amount, usd: transfer.usd ?? .nan)
      batch.message.append(transfer.message.map { messages.intern($0) } ?? -1)
    }
    var past = RecordedPast(stretches: [])
    if let length = course.stretch {
      let dollars = AssetCodes(plans: [plan]) { assets.intern($0) }
      past = RecordedPast(of: ledger.transfers, length: length, assets: dollars) {
        add($0)
        defer { batch = TransferBatch() }
        return batch
      }
    }
    let first = past.row(before: Engine.needed([plan] + near.map(\.plan), slice: slice).lowerBound)
    engine.skip(first)
    /// Nodes join the sets of the plan as they come, as in a scan.
    func consume() {
      for (node, set) in declared { engine.add(node, to: set) }
      declared = []
      engine.consume(batch)
      engine.settle(shape: { shapes[Int($0)] })
      batch = TransferBatch()
    }
    for (row, transfer) in ledger.transfers.enumerated().dropFirst(first) {
      if let stretch = past.stretches.first(where: { $0.row == row }) {
        consume()
        engine.recall(stretch.pasts, of: stretch.nodes)
      }
      add(transfer)
      if batch.count == course.batchSize { consume() }
      if engine.isFinished { break }
    }
    consume()
    return engine.run(shape: { shapes[Int($0)] })
  }

  private static func labels(of ledger: RandomLedger, code: (Node) -> Int32) -> ScanLabels {
    func coded(_ names: [Node: Set<String>]) -> [Int32: Set<String>] {
      Dictionary(names.map { (code($0.key), $0.value) }) { first, _ in first }
    }
    return ScanLabels(
      members: ledger.labels.members.mapValues { $0.map(code) }, services: ledger.labels.services.map(code),
      cases: coded(ledger.labels.cases), entities: coded(ledger.labels.entities), events: ledger.labels.events)
  }
}
