import Kernels
import SignaturePlan

/// Decides, batch by batch, which rows some program can need.
///
/// A row is needed if it can start a flow, or if it can be a later step and its sender holds funds that a needed row
/// brought not longer ago than the longest horizon. One program that asks about more, as about everything around a
/// relay, needs every row.
struct Selection {
  private let needsAll: Bool
  private let starts: [Logic<Check>]
  private let later: [Logic<Check>]
  private let horizon: Int64
  /// By node: the last second until which funds that arrived there can still be part of a flow.
  private var liveUntil: [Int64] = []
  /// The last second until which funds are live anywhere.
  private var latest = Int64.min

  /// Bytes that one node takes.
  static let bytesPerNode = MemoryLayout<Int64>.stride

  init(_ programs: [Program]) {
    needsAll = programs.contains(where: \.needsAllRows)
    starts = programs.flatMap(\.startConditions)
    later = programs.flatMap(\.laterConditions)
    horizon = programs.map { $0.plan.horizon.addingClamped($0.longestWindow) }.max() ?? 0
  }

  /// The rows of a batch to keep, ascending.
  mutating func needed(_ batch: borrowing Rows, sets: borrowing NodeSets, kernels: Kernels) -> [Int] {
    if needsAll { return Array(0..<batch.count) }
    var mask = RowMask(kernels)
    let starts = mask.bits(.any(starts), batch, sets)
    // PERF: where nothing starts and nothing is live, no transfer is looked at by itself.
    if starts.isEmpty, batch.time.first.map({ $0 > latest }) ?? true { return [] }
    let later = mask.bits(.any(later), batch, sets)
    var kept: [Int] = []
    for row in 0..<batch.count where batch.from[row] != batch.to[row] {
      guard starts[row] || (later[row] && isLive(batch.from[row], at: batch.time[row])) else { continue }
      kept.append(row)
      extend(batch.to[row], until: batch.time[row].addingClamped(horizon))
    }
    return kept
  }

  private func isLive(_ node: Int32, at time: Int64) -> Bool {
    Int(node) < liveUntil.count && liveUntil[Int(node)] >= time
  }

  private mutating func extend(_ node: Int32, until time: Int64) {
    if Int(node) >= liveUntil.count {
      let count = max(Int(node) + 1, 2 * liveUntil.count)
      liveUntil.append(contentsOf: repeatElement(.min, count: count - liveUntil.count))
    }
    liveUntil[Int(node)] = max(liveUntil[Int(node)], time)
    latest = max(latest, time)
  }
}
