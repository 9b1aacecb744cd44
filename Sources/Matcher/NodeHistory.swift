/// What every node has done so far, told transfer by transfer.
struct NodeHistory {
  /// Time of a node's first transfer that is not dust; `Rows.Past.never` before.
  private(set) var firstSeen: [Int64] = []
  private var lastPaid: [Int64] = []
  private var lastArrived: [Int64] = []

  /// The past of a transfer's ends; the transfer then becomes part of it.
  mutating func visit(time: Int64, from: Int32, to: Int32, isDust: Bool) -> Rows.Past {
    grow(to: Int(max(from, to)) + 1)
    let sender = Int(from)
    let receiver = Int(to)
    let past = Rows.Past(
      lastPaid: lastPaid[sender], lastArrived: lastArrived[sender],
      senderIsFresh: firstSeen[sender] == Rows.Past.never,
      receiverIsFresh: firstSeen[receiver] == Rows.Past.never)
    guard !isDust else { return past }
    if past.senderIsFresh { firstSeen[sender] = time }
    if past.receiverIsFresh { firstSeen[receiver] = time }
    if from != to {
      lastPaid[sender] = time
      lastArrived[receiver] = time
    }
    return past
  }

  /// Bytes that one node takes.
  static let bytesPerNode = 3 * MemoryLayout<Int64>.stride

  private mutating func grow(to count: Int) {
    guard count > firstSeen.count else { return }
    let missing = repeatElement(Rows.Past.never, count: max(count, 2 * firstSeen.count) - firstSeen.count)
    firstSeen.append(contentsOf: missing)
    lastPaid.append(contentsOf: missing)
    lastArrived.append(contentsOf: missing)
  }
}
