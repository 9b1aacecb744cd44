import SignaturePlan

/// Upper bounds that spare the binder work without changing any answer, worked out when first asked.
final class Screens {
  private let program: Program
  /// By step number: how many hops of a chain can follow each other from a row on, that row included.
  private var runs: [Int: [Int32]] = [:]
  /// By step number: bounds for a mesh from each row on.
  private var meshes: [Int: [MeshBound]] = [:]
  /// By step number: rows that can start a first split.
  private var starts: [Int: SplitStarts] = [:]

  init(_ program: Program) { self.program = program }

  /// Whether at least `count` hops of a chain can run from a row on.
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
    let rows = binder.scene.rows
    let reach = min(program.steps[number].member.longestGap, program.plan.horizon)
    var runs = [Int32](repeating: 0, count: rows.count)
    let work = Work(limit: WorkLimit.screen(transfers: rows.count))
    for row in stride(from: rows.count - 1, through: 0, by: -1) where binder.memberBits[number][row] {
      var longest: Int32 = 0
      binder.forEachLeaving(Row(row), until: rows.time[row].addingClamped(reach), work) { next in
        if runs[Int(next)] > longest, binder.isMember(next, of: number, head: Row(row)) { longest = runs[Int(next)] }
        return longest + 1 < enough
      }
      runs[row] = work.isExhausted ? enough : min(longest + 1, enough)
    }
    return runs
  }

  /// Bounds for a mesh from each row on.
  func meshBounds(_ number: Int, relay: RelayArrivals, within: Int64, _ binder: FlowBinder) -> [MeshBound] {
    if let known = meshes[number] { return known }
    let bounds = MeshBound.all(in: binder.scene, relay: relay, within: within) {
      binder.isMember($0, of: number, head: nil)
    }
    meshes[number] = bounds
    return bounds
  }

  /// Rows that can start a split that is the flow's first step.
  func splitStarts(_ split: Split, _ number: Int, _ binder: FlowBinder) -> SplitStarts {
    if let known = starts[number] { return known }
    let found = SplitStarts(split, number, binder)
    starts[number] = found
    return found
  }
}
