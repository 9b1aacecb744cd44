/// Counts the rows that a search looks at, and tells it when to give up.
///
/// Transfers between few addresses in little time have more paths than anyone can walk. A count of rows gives up at the same place in every run, a clock would not.
final class Work {
  /// Rows that may still be looked at.
  private(set) var left: Int

  init(limit: Int) { left = limit }

  var isExhausted: Bool { left < 0 }

  /// Notes that so many rows more were looked at; false if that was too many.
  @discardableResult
  func spend(_ rows: Int = 1) -> Bool {
    left = max(-1, left) - rows
    return left >= 0
  }

  /// Gives up, whatever is left.
  func exhaust() { left = -1 }
}

/// How much work goes into what.
enum WorkLimit {
  /// Rows looked at to bind a flow from one origin.
  static let origin = 2_000_000

  /// Rows that every origin of a cell may look at, whatever others have cost: a knot of transfers somewhere must not
  /// hide a plain flow elsewhere.
  static let fair = 1_000

  /// Rows looked at for all origins of a cell with so many transfers.
  static func cell(transfers: Int) -> Int { 10_000_000 + 300 * transfers }

  /// Rows looked at to decide whether one transfer may be in a pool.
  static let row = 100_000

  /// Steps and rounds that may be bound after one another: each takes a part of the thread's stack.
  static let depth = 2_500

  /// Rows looked at to bound what can follow each of so many transfers.
  static func screen(transfers: Int) -> Int { 10_000_000 + 100 * transfers }
}
