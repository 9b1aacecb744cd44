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
  func canRun(_ row: Row, for count: Int, _ number: Int, _ binder: FlowBinder) -> Bool {
    guard count > 1 else { return true }
    if let known = runs[number] { return Int(known[Int(row)]) >= count }
    let bounds = chainRuns(number, binder)
    runs[number] = bounds
    return Int(bounds[Int(row)]) >= count
  }

  /// The longest runs, from the last row back; a run takes no longer than the horizon from hop to hop.
  private func chainRuns(_ number: Int, _ binder: FlowBinder) -> [Int32] {
    let rows = binder.scene.rows
    let filter = program.steps[number].member
    let reach = min(filter.longestGap, program.plan.horizon)
    var runs = [Int32](repeating: 0, count: rows.count)
    let work = Work(limit: WorkLimit.screen(transfers: rows.count))
    for row in stride(from: rows.count - 1, through: 0, by: -1) where binder.memberBits[number][row] {
      if work.isExhausted {
        runs[row] = .max
        continue
      }
      var longest: Int32 = 0
      binder.forEachLeaving(Row(row), until: rows.time[row].addingClamped(reach), work) { next in
        if runs[Int(next)] > longest, binder.isMember(next, of: number, head: Row(row)) { longest = runs[Int(next)] }
      }
      runs[row] = longest == .max || work.isExhausted ? .max : longest + 1
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
