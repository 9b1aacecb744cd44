/// The runs that are being merged, the one that comes next on top.
struct MergeHeap {
  private(set) var runs: [Int] = []

  /// The run that comes next; nil once all are at their end.
  var top: Int? { runs.first }

  /// The run that comes next after the top one.
  func second(_ isBefore: (Int, Int) -> Bool) -> Int? {
    guard runs.count > 2 else { return runs.count == 2 ? runs[1] : nil }
    return isBefore(runs[1], runs[2]) ? runs[1] : runs[2]
  }

  mutating func insert(_ run: Int, _ isBefore: (Int, Int) -> Bool) {
    runs.append(run)
    var place = runs.count - 1
    while place > 0, isBefore(runs[place], runs[(place - 1) / 2]) {
      runs.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Puts the top run, which has moved on, where it now belongs.
  mutating func settle(_ isBefore: (Int, Int) -> Bool) {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < runs.count && isBefore(runs[child], runs[least]) {
        least = child
      }
      if least == place { return }
      runs.swapAt(place, least)
      place = least
    }
  }

  /// Takes the top run away, which is at its end.
  mutating func removeTop(_ isBefore: (Int, Int) -> Bool) {
    guard let last = runs.popLast(), !runs.isEmpty else { return }
    runs[0] = last
    settle(isBefore)
  }
}
