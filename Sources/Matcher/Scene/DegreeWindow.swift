/// Counterparties of a node in a window that slides with its arrivals.
struct DegreeWindow {
  private let scene: Scene
  private let node: Int32
  private let within: Int64
  /// Both sides of the node without dust, in ledger order.
  private let touches: [Row]
  private var low = 0
  private var high = 0
  /// Transfers in the window by counterparty.
  private var transfers: [Int32: Int] = [:]

  init(arrivals: ArraySlice<Row>, payments: ArraySlice<Row>, scene: Scene, within: Int64) {
    self.scene = scene
    self.within = within
    node = arrivals.first.map { scene.rows.to[Int($0)] } ?? -1
    touches = Self.merge(arrivals, payments).filter { !scene.rows.dust[Int($0)] }
  }

  /// Distinct counterparties around a row; past `limit` the count may be short.
  ///
  /// Rows must come in ascending order.
  mutating func count(at row: Row, upTo limit: Int) -> Int {
    // A node with few transfers in all needs no counting.
    guard touches.count > limit else { return touches.count }
    let time = scene.rows.time[Int(row)]
    let end = time.addingClamped(within)
    let start = time.addingClamped(-within)
    while high < touches.count, scene.rows.time[Int(touches[high])] <= end {
      transfers[counterparty(touches[high]), default: 0] += 1
      high += 1
    }
    while low < high, scene.rows.time[Int(touches[low])] < start {
      forget(counterparty(touches[low]))
      low += 1
    }
    return transfers.count
  }

  private mutating func forget(_ other: Int32) {
    guard let count = transfers[other] else { return }
    transfers[other] = count > 1 ? count - 1 : nil
  }

  private func counterparty(_ row: Row) -> Int32 {
    let sender = scene.rows.from[Int(row)]
    return sender == node ? scene.rows.to[Int(row)] : sender
  }

  private static func merge(_ left: ArraySlice<Row>, _ right: ArraySlice<Row>) -> [Row] {
    var merged: [Row] = []
    merged.reserveCapacity(left.count + right.count)
    var (i, j) = (left.startIndex, right.startIndex)
    while i < left.endIndex || j < right.endIndex {
      if j == right.endIndex || (i < left.endIndex && left[i] < right[j]) {
        merged.append(left[i])
        i += 1
      } else {
        merged.append(right[j])
        j += 1
      }
    }
    return merged
  }
}
