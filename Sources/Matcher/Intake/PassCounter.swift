import Columnar
import Kernels
import SignaturePlan

/// Counts, batch by batch, the transfers that pass what kernels decide of each plan, and those that are kept for it.
///
/// The batches come as to an ``Engine``; no transfer is kept, so memory grows with addresses alone.
public struct PassCounter: ~Copyable {
  private let programs: [Program]
  private var selections: [Selection]
  private var sets: NodeSets
  private let assets: AssetCodes
  private let settings: MatchSettings
  private let kernels: Kernels
  private var history = NodeHistory()

  /// Transfers taken in so far.
  public private(set) var count = 0
  /// By plan.
  public private(set) var passes: [PassCount]

  public init(
    plans: [Plan], labels: ScanLabels, assets: AssetCodes, chains: ChainCodes, settings: MatchSettings = .init(),
    kernels: Kernels
  ) {
    let codes = PlanCodes(assets: assets, chains: chains)
    programs = plans.map { Program($0, codes: codes) }
    selections = programs.map { Selection([$0]) }
    passes = plans.map { plan in PassCount(steps: plan.allSteps.map { $0.conditions.map { _ in 0 } }) }
    sets = NodeSets(labels)
    self.assets = assets
    self.settings = settings
    self.kernels = kernels
  }

  /// Takes in another node of a label set, before the first transfer that names it.
  public mutating func add(_ node: Int32, to set: SetReference) { sets.add(node, to: set) }

  /// Takes in the next transfers of the ledger.
  public mutating func consume(_ batch: TransferBatch) {
    let rows = Rows(batch, from: count, assets: assets, settings: settings, history: &history)
    var mask = RowMask(kernels)
    for place in programs.indices {
      passes[place].kept += selections[place].needed(rows, sets: sets, kernels: kernels).count
      passes[place].add(programs[place], &mask, rows, sets)
    }
    count += batch.count
  }
}

/// How many transfers pass.
public struct PassCount: Sendable, Hashable {
  /// Transfers that are kept for the plan alone.
  public fileprivate(set) var kept = 0
  /// By place in ``SignaturePlan/Plan/allSteps``: for each condition of the step, transfers that pass its part for
  /// kernels.
  public fileprivate(set) var steps: [[Int]]

  fileprivate mutating func add(
    _ program: Program, _ mask: inout RowMask, _ rows: borrowing Rows, _ sets: borrowing NodeSets
  ) {
    for (place, step) in program.steps.enumerated() {
      for (number, filter) in [step.member, step.first].prefix(steps[place].count).enumerated() {
        steps[place][number] += mask.kernels.population(mask.bits(filter.row, rows, sets))
      }
    }
  }
}
