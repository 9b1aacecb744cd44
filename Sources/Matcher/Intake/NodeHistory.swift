/// What every node has done so far, told transfer by transfer.
struct NodeHistory {
  private var nodes: [Deeds] = []

  /// PERF: beside each other, because a transfer asks for all three.
  private struct Deeds {
    /// Time of the node's first transfer that is not dust; `Rows.Past.never` before.
    var firstSeen = Rows.Past.never
    var lastPaid = Rows.Past.never
    var lastArrived = Rows.Past.never
  }

  /// Nodes that have a place.
  var count: Int { nodes.count }

  /// Time of a node's first transfer that is not dust; `Rows.Past.never` if there is none.
  func firstSeen(_ node: Int32) -> Int64 { nodes[Int(node)].firstSeen }

  /// The past of a transfer's ends; the transfer then becomes part of it. Both nodes must have a place.
  mutating func visit(time: Int64, from: Int32, to: Int32, isDust: Bool) -> Rows.Past {
    let sender = Int(from)
    let receiver = Int(to)
    let past = Rows.Past(
      lastPaid: nodes[sender].lastPaid, lastArrived: nodes[sender].lastArrived,
      senderIsFresh: nodes[sender].firstSeen == Rows.Past.never,
      receiverIsFresh: nodes[receiver].firstSeen == Rows.Past.never)
    guard !isDust else { return past }
    if past.senderIsFresh { nodes[sender].firstSeen = time }
    if past.receiverIsFresh { nodes[receiver].firstSeen = time }
    if from != to {
      nodes[sender].lastPaid = time
      nodes[receiver].lastArrived = time
    }
    return past
  }

  /// Bytes that one node takes.
  static let bytesPerNode = MemoryLayout<Deeds>.stride

  /// Makes places for nodes up to a code.
  mutating func grow(through last: Int32) {
    guard Int(last) >= nodes.count else { return }
    let count = max(Int(last) + 1, nodes.count + nodes.count / 4)
    nodes.append(contentsOf: repeatElement(Deeds(), count: count - nodes.count))
  }
}
