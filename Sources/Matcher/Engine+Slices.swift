import Kernels
import SignaturePlan

/// A ledger that is searched slice by slice, each slice being handed over as soon as everything about it has come.
extension Engine {
  /// Times of the transfers that decide what is found in a slice; of earlier ones only the past of addresses matters.
  public static func needed(_ plans: [Plan], slice: Range<Int64>) -> ClosedRange<Int64> {
    let owned = plans.map { ($0, Standing($0, owning: slice).owned) }
    let first = owned.map { $1.lowerBound.addingClamped(-$0.keptBack) }.min() ?? slice.lowerBound
    let last = owned.map { $1.upperBound.addingClamped($0.horizon).addingClamped($0.lookAhead) }.max() ?? .max
    return first...max(first, last)
  }

  /// Counts transfers that are left out because they lie before all that matters; see ``recall(_:of:)``.
  public mutating func skip(_ transfers: Int) { count += transfers }

  /// Takes in what addresses on chains had done before the next transfer, in place of having seen it.
  public mutating func recall(_ pasts: [NodePast], of nodes: [Int32]) {
    history.grow(through: nodes.max() ?? -1)
    for place in nodes.indices {
      if place + NodeHistory.ahead < nodes.count { history.prefetch(nodes[place + NodeHistory.ahead]) }
      history[nodes[place]] = pasts[place]
    }
  }

  /// Asks for origins in cells that begin before a time, too; all that was asked for before must still be undecided or
  /// adjoin it, so that no transfer was let go that it needs.
  public mutating func extend(to end: Int64) {
    for place in programs.indices { standings[place].extend(programs[place].plan, to: end) }
  }

  /// Whether all cells of a plan that begin before a time have been searched.
  public func isDecided(_ plan: Int, before end: Int64) -> Bool {
    standings[plan].decided >= programs[plan].plan.cellStart(from: end)
  }

  /// The matches of a plan that were kept in cells that begin in a slice, by origin; they are not given twice.
  public mutating func take(_ plan: Int, in slice: Range<Int64>) -> [CellMatch] {
    // By origin is by cell, too.
    let matches = standings[plan].matches[...]
    let places = matches.partition { $0.cell >= slice.lowerBound }..<matches.partition { $0.cell >= slice.upperBound }
    standings[plan].matches.removeSubrange(places)
    return Array(matches[places])
  }

  /// What a plan was kept from seeing so far: origins given up, and what a limit on memory hid.
  public func losses(of plan: Int) -> (abandoned: Int, untried: Int, shortfall: Shortfall) {
    (standings[plan].abandoned, standings[plan].untried, standings[plan].shortfall)
  }
}
