import CBytes
import Columnar

/// What an address on a chain had done by some time; dust is left out, and transfers to itself count for the first alone.
///
/// Times are seconds since 1970-01-01 UTC, or `never`.
public struct NodePast: Sendable, Equatable, BitwiseCopyable {
  /// Time of the first transfer that names it.
  public var firstSeen = Self.never
  public var lastPaid = Self.never
  public var lastArrived = Self.never

  public static let never = Int64.min

  public init() {}

  public init(firstSeen: Int64, lastPaid: Int64, lastArrived: Int64) {
    (self.firstSeen, self.lastPaid, self.lastArrived) = (firstSeen, lastPaid, lastArrived)
  }
}

/// What every node has done so far, told transfer by transfer.
struct NodeHistory {
  /// PERF: all of a node beside each other, because a transfer asks for all three.
  private var nodes: [NodePast] = []

  /// Nodes that have a place.
  var count: Int { nodes.count }

  /// Time of a node's first transfer that is not dust; `Rows.Past.never` if there is none.
  func firstSeen(_ node: Int32) -> Int64 { nodes[Int(node)].firstSeen }

  /// What a node, which must have a place, had done so far.
  subscript(node: Int32) -> NodePast {
    get { nodes[Int(node)] }
    set { nodes[Int(node)] = newValue }
  }

  /// Asks for what is known of a node that will be visited soon.
  ///
  /// PERF: the nodes of transfers lie anywhere, and most of a visit is waiting for memory.
  func prefetch(_ node: Int32) {
    // INVARIANT: the address is never followed.
    unsafe nodes.withUnsafeBufferPointer { nodes in
      guard let start = nodes.baseAddress else { return }
      unsafe sluice_prefetch(start + Int(node))
    }
  }

  /// How many transfers ahead it is worth asking.
  static let ahead = 16

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
  static let bytesPerNode = MemoryLayout<NodePast>.stride

  /// Makes room for nodes that will come.
  mutating func reserve(_ count: Int) { nodes.reserveLarge(count) }

  /// Makes places for nodes up to a code.
  mutating func grow(through last: Int32) {
    guard Int(last) >= nodes.count else { return }
    let count = max(Int(last) + 1, nodes.count + nodes.count / 4)
    nodes.append(contentsOf: repeatElement(NodePast(), count: count - nodes.count))
  }
}
