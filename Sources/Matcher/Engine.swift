import Columnar
import Kernels
import SignaturePlan

/// Matches plans against a ledger that comes batch by batch: filter, select, sequence, score.
///
/// The batches come in ledger order and share one numbering: `from` and `to` hold codes of nodes (an address on a
/// chain), `asset` codes of symbols, `chain` codes of chains.
///
/// Transfers are kept while some plan can need them. From time to time ``settle(threads:shape:progress:)`` searches the
/// cells about which everything has come, and lets go what only they needed: what is kept then grows with the plans'
/// horizons and not with the ledger.
public struct Engine: ~Copyable {
  /// Those of the plans, and behind them those that look for near misses.
  let programs: [Program]
  private let planCount: Int
  var sets: NodeSets
  private let assets: AssetCodes
  private let settings: MatchSettings
  let kernels: Kernels
  private var selection: Selection
  var rows = Rows()
  var history = NodeHistory()
  /// By node, as far as they were told; none if no plan asks.
  private(set) var shapes: [AddressShape?] = []
  var standings: [Standing]
  /// Time of the last transfer that came.
  var lastTime: Int64?
  /// Largest code of a node.
  private var lastNode: Int32 = -1
  /// Transfers before this time are only remembered as the past of their ends.
  private let firstNeeded: Int64
  /// Nothing after this time can matter.
  private var lastNeeded: Int64 {
    zip(programs, standings).map {
      $1.owned.upperBound.addingClamped($0.plan.horizon).addingClamped($0.plan.lookAhead)
    }.max() ?? .max
  }
  let room: StateRoom
  let size: EngineSize
  /// Transfers kept at which it is next looked whether some can go.
  var mark: Int
  var costs: [String: MatchingCost] = [:]
  /// Time that one plan may take in one search; nil for as long as it takes.
  public var limit: Duration?

  /// Transfers taken in so far.
  public internal(set) var count = 0
  /// The most transfers that were kept at once.
  public private(set) var mostKept = 0

  /// - Parameters:
  ///   - near: plans of which near misses are looked for, too.
  ///   - slice: origins are searched in cells that begin in it.
  ///   - room: what transfers and addresses may take in memory.
  public init(
    plans: [Plan], near: [NearPlan] = [], labels: ScanLabels, assets: AssetCodes, chains: ChainCodes,
    settings: MatchSettings = .init(),
    slice: Range<Int64> = .min ..< .max, room: StateRoom = .init(), kernels: Kernels
  ) {
    let codes = PlanCodes(assets: assets, chains: chains)
    programs = plans.map { Program($0, codes: codes) } + near.map { Program($0, codes: codes) }
    planCount = plans.count
    sets = NodeSets(labels)
    selection = Selection(programs)
    standings = programs.map { Standing($0.plan, owning: slice) }
    firstNeeded = Self.needed(programs.map(\.plan), slice: slice).lowerBound
    self.room = room
    size = EngineSize(programs)
    mark = room.settlesAfter
    self.assets = assets
    self.settings = settings
    self.kernels = kernels
  }

  /// Whether what still comes cannot change what is found, first appearances and the ledger's end aside.
  public var isFinished: Bool { (lastTime ?? .min) > lastNeeded }

  /// Addresses on chains that came.
  var nodeCount: Int { history.count }

  /// Takes in another node of a label set, before the first transfer that names it.
  public mutating func add(_ node: Int32, to set: SetReference) { sets.add(node, to: set) }

  /// Makes room for what will come: memory that is not filled is not taken.
  ///
  /// - Parameters:
  ///   - transfers: that will come, as far as is known.
  ///   - nodes: the same.
  public mutating func expect(transfers: Int, nodes: Int) {
    rows.reserve(min(transfers, room.settlesAfter))
    history.reserve(nodes)
  }

  /// Takes in the next transfers of the ledger.
  public mutating func consume(_ batch: TransferBatch) {
    let incoming = Rows(batch, from: count, assets: assets, settings: settings, history: &history)
    // Also what nothing needs yet: slices may be asked for that begin with it.
    if let last = batch.time.last, last >= firstNeeded {
      rows.append(selection.needed(incoming, sets: sets, kernels: kernels), of: incoming)
    }
    count += batch.count
    mostKept = max(mostKept, rows.count)
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
    finish(threads: threads, shape: shape, progress: progress)
    var result = EngineResult()
    result.findings = findings
    for (program, standing) in zip(programs, standings) {
      let name = program.plan.name
      result.matches.append(standing.matches)
      if standing.abandoned > 0 { result.abandoned[name] = standing.abandoned }
    }
    return result
  }

  /// What is reported of all that was searched, in the plans' order and then by origin.
  public var findings: [Finding] { findings(of: programs.indices.prefix(planCount)) }

  /// The flows that miss some limit narrowly, whether or not others from the same transfers match; in the order of the
  /// plans and then by origin.
  public var nearMisses: [Finding] {
    findings(of: programs.indices.dropFirst(planCount)).filter { !$0.misses.isEmpty }
  }

  private func findings(of places: Range<Int>) -> [Finding] {
    places.flatMap { CellMatch.reported(standings[$0].matches, of: programs[$0].plan, end: lastTime ?? 0) }
  }

  /// What each plan took that had anything to try, its near misses included, in the plans' order.
  public var matchingCosts: [MatchingCost] { programs.prefix(planCount).compactMap { costs[$0.plan.name] } }

  /// Bytes over what was allowed, because addresses and a least number of transfers take more.
  public var overflow: Int { room.overflow(beside: nodeCount, size) }

  /// Makes the shapes of all nodes known; of none if no plan asks.
  ///
  /// PERF: each is told once: the addresses of a large ledger are many times those of the transfers kept.
  mutating func learnShapes(_ shape: (Int32) -> AddressShape?) {
    guard Int(lastNode) >= shapes.count, programs.contains(where: \.asksForLookalikes) else { return }
    shapes.reserveCapacity(Int(lastNode) + 1)
    for node in Int32(shapes.count)...lastNode { shapes.append(shape(node)) }
  }
}

/// What an engine found, and what it gave up.
public struct EngineResult: Sendable {
  /// In the plans' order and then by origin.
  public var findings: [Finding] = []
  /// By plan: the matches that were kept in their cells, of which the findings are those that name something new.
  public var matches: [[CellMatch]] = []
  /// By signature, how many origins were given up because too many transfers had to be looked at.
  public var abandoned: [String: Int] = [:]
}

/// What looking for one plan took.
public struct MatchingCost: Sendable {
  public let signature: String
  /// Wall time; threads that run beside each other share the machine.
  public var time: Duration
  /// Transfers that can be a flow's first, as far as they themselves tell.
  public var origins: Int
}
