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

  var differs: Bool { engine != reference }

  private var engine: [Finding] { Self.findings(of: plan, in: ledger, batchSize: 64, kernels: kernels) }

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
        + "\(transfer.usd.map { "$\($0)" } ?? "")"
    }
    return
      (["", "\(plan)"] + rows + [
        "labels \(ledger.labels)", "engine \(engine)", "reference \(reference)",
      ]).joined(separator: "\n")
  }

  /// What the engine finds in a ledger that comes in batches.
  static func findings(of plan: Plan, in ledger: RandomLedger, batchSize: Int, kernels: Kernels) -> [Finding] {
    var nodes = Interner()
    var assets = Interner()
    func code(_ node: Node) -> Int32 { nodes.intern("\(node.chain) \(node.address)") }
    let labels = ScanLabels(
      members: ledger.labels.members.mapValues { $0.map(code) }, services: ledger.labels.services.map(code))
    let codes = AssetCodes(plans: [plan]) { assets.intern($0) }
    var engine = Engine(plans: [plan], labels: labels, assets: codes, kernels: kernels)
    var batch = TransferBatch()
    for transfer in ledger.transfers {
      batch.append(
        time: transfer.time, chain: 0, from: code(transfer.sender), to: code(transfer.receiver),
        asset: assets.intern(transfer.asset), amount: transfer.amount, usd: transfer.usd ?? .nan)
      if batch.count == batchSize {
        engine.consume(batch)
        batch = TransferBatch()
      }
    }
    engine.consume(batch)
    return engine.run().findings
  }
}
