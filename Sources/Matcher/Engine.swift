import Columnar
import Kernels
import SignaturePlan

/// Matches plans against a ledger that comes batch by batch: filter, select, sequence, score.
///
/// The batches come in ledger order and share one numbering: `from` and `to` hold codes of nodes (an address on a
/// chain), `asset` codes of symbols, `chain` codes of chains.
public struct Engine: ~Copyable {
  private let programs: [Program]
  private var sets: NodeSets
  private let assets: AssetCodes
  private let settings: MatchSettings
  private let kernels: Kernels
  private var selection: Selection
  private var rows = Rows()
  private var history = NodeHistory()
  private var lastTime: Int64?
  /// Largest code of a node.
  private var lastNode: Int32 = -1

  /// Transfers taken in so far.
  public private(set) var count = 0

  public init(
    plans: [Plan], labels: ScanLabels, assets: AssetCodes, chains: ChainCodes, settings: MatchSettings = .init(),
    kernels: Kernels
  ) {
    let codes = PlanCodes(assets: assets, chains: chains)
    programs = plans.map { Program($0, codes: codes) }
    sets = NodeSets(labels)
    selection = Selection(programs)
    self.assets = assets
    self.settings = settings
    self.kernels = kernels
  }

  /// Transfers that are kept of those, because some plan can need them.
  public var keptCount: Int { rows.count }

  /// Takes in another node of a label set, before the first transfer that names it.
  public mutating func add(_ node: Int32, to set: SetReference) { sets.add(node, to: set) }

  /// Takes in the next transfers of the ledger.
  public mutating func consume(_ batch: TransferBatch) {
    let incoming = Rows(batch, from: count, assets: assets, settings: settings, history: &history)
    rows.append(selection.needed(incoming, sets: sets, kernels: kernels), of: incoming)
    count += batch.count
    lastNode = max(lastNode, batch.from.max() ?? -1, batch.to.max() ?? -1)
    lastTime = batch.time.last ?? lastTime
  }

  /// What every plan finds.
  ///
  /// - Parameters:
  ///   - threads: plans that are looked for at the same time; what is found does not depend on it.
  ///   - shape: the shape of the address of a node, asked if some plan looks for lookalikes.
  ///   - progress: told before each plan how many are done or begun, and the plan's name; by one thread at a time.
  public consuming func run(
    threads: Int = 1, shape: (Int32) -> AddressShape? = { _ in nil }, progress: (Int, String) -> Void = { _, _ in }
  ) -> EngineResult {
    guard let lastTime else { return EngineResult() }
    let (programs, kernels) = (programs, kernels)
    let shapes = shapes(shape)
    let scene = Scene(rows: rows, sets: sets, history: history, shapes: shapes, kernels: kernels)
    var mask = RowMask(kernels)
    let bits = programs.map { ProgramBits($0, &mask, scene) }
    let queue = ProgramQueue(programs, bits, in: scene, end: lastTime)
    LargeStack.run(threads: max(1, min(threads, programs.count))) { queue.work(progress) }
    return queue.result
  }

  /// The shapes of all nodes; none if no plan asks.
  private func shapes(_ shape: (Int32) -> AddressShape?) -> [AddressShape?] {
    guard lastNode >= 0, programs.contains(where: \.asksForLookalikes) else { return [] }
    return (0...lastNode).map(shape)
  }
}

/// What an engine found, and what it gave up.
public struct EngineResult: Sendable {
  /// In the plans' order and then by origin.
  public var findings: [Finding] = []
  /// By signature, how many origins were given up because too many transfers had to be looked at.
  public var abandoned: [String: Int] = [:]
  /// What each plan took, in the order in which they were done.
  public var costs: [MatchingCost] = []
}

/// What looking for one plan took.
public struct MatchingCost: Sendable {
  public let signature: String
  /// Wall time; threads that run beside each other share the machine.
  public let time: Duration
  /// Transfers that can be a flow's first, as far as they themselves tell.
  public let origins: Int
}
