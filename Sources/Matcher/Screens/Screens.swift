import Kernels
import SignaturePlan

/// What can be told of rows before any origin is looked at, worked out when first asked.
final class Screens {
  private let program: Program
  /// By step number: how many hops of a chain can follow each other from a row on, that row included.
  private var runs: [Int: [Int32]] = [:]
  /// By step number: bounds for a mesh from each row on.
  private var meshes: [Int: [MeshBound]] = [:]
  /// By step number: rows that can start a first group.
  private var starts: [Int: PoolStarts] = [:]
  /// By step number: payments out of the cases or entities that a split goes by.
  private var pools: [Int: CasePools] = [:]
  /// By step number: rows that a cohort can take.
  private var cohorts: [Int: Bitmap] = [:]

  init(_ program: Program) { self.program = program }

  /// Whether at least `count` hops of a chain can run from a row on; an upper bound that spares work.
  ///
  /// - Parameter chain: the chain, which asks for no more than its least number of hops.
  func canRun(_ row: Row, for count: Int, of chain: Chain, _ number: Int, _ binder: FlowBinder) -> Bool {
    guard count > 1 else { return true }
    if let known = runs[number] { return Int(known[Int(row)]) >= count }
    let bounds = chainRuns(number, enough: Int32(clamping: chain.count.lowerBound), binder)
    runs[number] = bounds
    return Int(bounds[Int(row)]) >= count
  }

  /// The longest runs, from the last row back, counted up to what a chain needs at least; a run takes no longer than
  /// the horizon from hop to hop.
  private func chainRuns(_ number: Int, enough: Int32, _ binder: FlowBinder) -> [Int32] {
    let scene = binder.scene
    let step = program.steps[number]
    let reach = min(step.member.longestGap, program.plan.horizon)
    if let kept = step.member.keptBounds, kept.lowerBound > 0, kept.upperBound <= 1_024 * kept.lowerBound {
      return indexedRuns(number, ChainLink(kept: kept, gap: max(0, reach)), enough: enough, binder)
    }
    var runs = [Int32](repeating: 0, count: scene.rows.count)
    let work = Work(limit: WorkLimit.screen(transfers: scene.rows.count))
    let vantage = Vantage(head: nil, scope: Scope(), byValue: step.byValue, work: work)
    for row in stride(from: scene.rows.count - 1, through: 0, by: -1) where binder.memberBits[number][row] {
      var longest: Int32 = 0
      let head = scene.head(of: Row(row))
      if binder.isOpen(head.node, to: number) {
        let view = vantage.at(head)
        binder.forEachLeaving(head, anyAsset: view.byValue, until: head.time.addingClamped(reach), work) { next in
          if runs[Int(next)] > longest, binder.mayBeMember(next, of: number, view) { longest = runs[Int(next)] }
          return longest + 1 < enough
        }
      }
      runs[row] = work.isExhausted ? enough : min(longest + 1, enough)
    }
    return runs
  }

  /// The same by what is kept from hop to hop and how soon, which an index by address and amount answers at once.
  private func indexedRuns(_ number: Int, _ link: ChainLink, enough: Int32, _ binder: FlowBinder) -> [Int32] {
    let scene = binder.scene
    let byValue = program.steps[number].byValue
    let members = Array(binder.memberBits[number].positions)
    let columns = ChainColumns(
      time: members.map { scene.rows.time[$0] }, from: members.map { scene.rows.from[$0] },
      // No chain goes on from a node that funds are not followed out of.
      to: members.map { binder.isOpen(scene.rows.to[$0], to: number) ? scene.rows.to[$0] : -1 },
      asset: byValue ? [] : members.map { scene.rows.asset[$0] },
      amount: members.map { scene.measure(Row($0), byValue: byValue) })
    var runs = [Int32](repeating: 0, count: scene.rows.count)
    let depths = scene.kernels.chainDepths(
      columns, link, .starts, most: max(1, enough), looks: UInt64(WorkLimit.screen(transfers: scene.rows.count)))
    for (row, depth) in zip(members, depths) {
      runs[row] = max(1, depth)
    }
    return runs
  }

  /// Bounds for a mesh from each row on.
  func meshBounds(_ number: Int, relay: RelayArrivals, within: Int64, _ binder: FlowBinder) -> [MeshBound] {
    if let known = meshes[number] { return known }
    let vantage = Vantage(head: nil, scope: Scope(), byValue: false, work: Work(limit: 0))
    let bounds = MeshBound.all(in: binder.scene, relay: relay, within: within) {
      binder.mayBeMember($0, of: number, vantage)
    }
    meshes[number] = bounds
    return bounds
  }

  /// Rows that can start a split or gather that is the flow's first step.
  func fanStarts(_ fan: Fan, _ number: Int, by end: End, _ binder: FlowBinder) -> PoolStarts {
    if let known = starts[number] { return known }
    let found = PoolStarts(number, by: end, binder) { rows in
      guard rows.count >= fan.count.lowerBound else { return rows.map { _ in false } }
      let pool = PaymentPool(rows, fan: fan, scene: binder.scene)
      return rows.indices.map { pool.canStart($0, fan: fan) }
    }
    starts[number] = found
    return found
  }

  /// Rows that can start a series that is the flow's first step.
  func runStarts(_ series: Series, _ number: Int, _ binder: FlowBinder) -> PoolStarts {
    if let known = starts[number] { return known }
    let found = PoolStarts(number, by: .from, binder) { binder.runStarts($0, series) }
    starts[number] = found
    return found
  }

  /// Payments out of the cases or entities that a split goes by.
  func casePools(_ key: SenderKey, _ fan: Fan, _ number: Int, _ binder: FlowBinder) -> CasePools {
    if let known = pools[number] { return known }
    let found = CasePools(number, key: key, fan: fan, binder)
    pools[number] = found
    return found
  }

  /// Rows that a cohort can take, as far as the row and its sender tell.
  func cohortRows(_ number: Int, _ binder: FlowBinder) -> Bitmap {
    if let known = cohorts[number] { return known }
    let scene = binder.scene
    let payers = program.steps[number].set.map { scene.sets.members(of: $0) } ?? Bitmap(count: 0)
    var rows = binder.memberBits[number]
    for row in binder.memberBits[number].positions {
      let from = scene.rows.from[row]
      if from == scene.rows.to[row] || !payers.contains(from) { rows[row] = false }
    }
    cohorts[number] = rows
    return rows
  }
}
