/// Counts distinct nodes; emptying it takes no time, and the memory is kept.
///
/// PERF: a set made anew for every question grows and hashes anew each time.
final class DistinctNodes {
  /// The turn in which a slot was taken, and the node in it.
  private var slots: [(turn: UInt32, node: Int32)]
  private var turn: UInt32 = 0
  /// Odd, and not known to those who number the nodes, so that nobody can write nodes that all fall into one place.
  private let factor = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1
  private(set) var count = 0

  init() { slots = Array(repeating: (0, 0), count: 1_024) }

  func removeAll() {
    count = 0
    turn &+= 1
    guard turn == 0 else { return }
    slots = Array(repeating: (0, 0), count: slots.count)
    turn = 1
  }

  func insert(_ node: Int32) {
    if 2 * count >= slots.count { grow() }
    var place = start(node)
    while slots[place].turn == turn {
      if slots[place].node == node { return }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = (turn, node)
    count += 1
  }

  /// Where a node is looked for first; codes that follow each other are spread.
  private func start(_ node: Int32) -> Int {
    Int(truncatingIfNeeded: (UInt64(UInt32(bitPattern: node)) &* factor) >> 32) & (slots.count - 1)
  }

  private func grow() {
    let nodes = slots.filter { $0.turn == turn }.map(\.node)
    slots = Array(repeating: (0, 0), count: 2 * slots.count)
    turn = 1
    count = 0
    for node in nodes { insert(node) }
  }
}
