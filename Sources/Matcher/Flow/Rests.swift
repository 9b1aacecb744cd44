/// What is still to be bound of a flow, as numbered chains of items that share their ends: the same rest has the same
/// number, whichever way a flow came to it.
struct Rests {
  /// The rest of a flow that is done.
  static let end = -1

  enum Item: Hashable {
    case step(Int)
    /// A block of a `repeat` so many times.
    case rounds(Int, left: Int)
    /// The end of a `repeat` after so many rounds.
    case close(Int, rounds: Int)
  }

  struct Node: Hashable {
    let item: Item
    /// Number of the rest after the item.
    let next: Int
  }

  private let program: Program
  private var nodes: [Node] = []
  /// By node: numbers of the steps bound before that the rest refers to, ascending.
  private var names: [[Int]] = []
  private var numbers: [Node: Int] = [:]

  init(_ program: Program) { self.program = program }

  subscript(number: Int) -> Node { nodes[number] }

  /// Steps bound before that a rest refers to.
  func names(in rest: Int) -> [Int] { rest == Self.end ? [] : names[rest] }

  /// The number of an item and what follows it.
  mutating func number(_ item: Item, then next: Int) -> Int {
    let node = Node(item: item, next: next)
    if let known = numbers[node] { return known }
    nodes.append(node)
    names.append(Self.union(asked(by: item), names(in: next)))
    numbers[node] = nodes.count - 1
    return nodes.count - 1
  }

  /// The number of some steps and what follows them.
  mutating func number(_ block: [Int], then next: Int = Rests.end) -> Int {
    var rest = next
    for step in block.reversed() { rest = number(.step(step), then: rest) }
    return rest
  }

  private func asked(by item: Item) -> [Int] {
    switch item {
    case .step(let step), .rounds(let step, _): program.steps[step].names
    case .close: []
    }
  }

  private static func union(_ left: [Int], _ right: [Int]) -> [Int] {
    if left.isEmpty { return right }
    return right.isEmpty ? left : Set(left).union(right).sorted()
  }
}
