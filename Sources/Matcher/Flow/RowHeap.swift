/// A binary heap of rows, smallest first.
struct RowHeap {
  private var rows: [Row] = []

  mutating func insert(_ row: Row) {
    rows.append(row)
    var child = rows.count - 1
    while child > 0, rows[child] < rows[(child - 1) / 2] {
      rows.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popSmallest() -> Row? {
    guard let smallest = rows.first, let last = rows.popLast() else { return nil }
    guard !rows.isEmpty else { return smallest }
    rows[0] = last
    var parent = 0
    while 2 * parent + 1 < rows.count {
      var child = 2 * parent + 1
      if child + 1 < rows.count, rows[child + 1] < rows[child] { child += 1 }
      if rows[parent] <= rows[child] { break }
      rows.swapAt(parent, child)
      parent = child
    }
    return smallest
  }
}
