import Kernels
import SignaturePlan

extension Plan {
  /// The name under which a scan of several plans knows a set: one that a plan's own file declares is told from those
  /// of other files.
  public func shared(_ set: SetReference) -> SetReference {
    sets.contains { $0.name == set.name } ? SetReference(set.name, name) : set
  }
}

/// What labels say, by codes of nodes.
public struct ScanLabels: Sendable {
  /// Members of every set that some plan names, under ``SignaturePlan/Plan/shared(_:)``.
  public var members: [SetReference: [Int32]]
  /// Nodes that no flow continues out of.
  public var services: [Int32]
  /// Cases that labels give a node.
  public var cases: [Int32: Set<String>]
  /// Entities that labels give a node.
  public var entities: [Int32: Set<String>]
  /// By case: seconds since 1970-01-01 UTC at which it happened.
  public var events: [String: Int64]

  public init(
    members: [SetReference: [Int32]] = [:], services: [Int32] = [], cases: [Int32: Set<String>] = [:],
    entities: [Int32: Set<String>] = [:], events: [String: Int64] = [:]
  ) {
    self.members = members
    self.services = services
    self.cases = cases
    self.entities = entities
    self.events = events
  }
}

/// The same as bits over node codes, for quick membership, and with names numbered.
///
/// PERF: not copyable, as the columns of rows are not.
struct NodeSets: ~Copyable, Sendable {
  private var members: [SetReference: Bitmap]
  private let services: Bitmap
  private let cases: NodeNames
  private let entities: NodeNames
  private let events: [String: Int64]
  /// Events of the cases of a node.
  private let eventsOfNode: [Int32: [Int64]]
  /// Nodes that have any.
  private let eventful: Bitmap

  init(_ labels: ScanLabels) {
    members = labels.members.mapValues(Bitmap.init(codes:))
    services = Bitmap(codes: labels.services)
    cases = NodeNames(labels.cases)
    entities = NodeNames(labels.entities)
    events = labels.events
    eventsOfNode = labels.cases.mapValues { names in names.compactMap { labels.events[$0] } }
    eventful = Bitmap(codes: eventsOfNode.filter { !$0.value.isEmpty }.map(\.key))
  }

  /// The same sets once more.
  init(copying other: borrowing NodeSets) {
    members = other.members
    services = other.services
    cases = other.cases
    entities = other.entities
    events = other.events
    eventsOfNode = other.eventsOfNode
    eventful = other.eventful
  }

  /// Takes in another node of a set.
  mutating func add(_ node: Int32, to set: SetReference) {
    var bits = members[set] ?? Bitmap(count: 0)
    if Int(node) >= bits.count { bits.resize(count: max(Int(node) + 1, 2 * bits.count)) }
    bits[Int(node)] = true
    members[set] = bits
  }

  /// Members of a set; empty for one that was not given.
  func members(of set: SetReference) -> Bitmap { members[set] ?? Bitmap(count: 0) }

  func isService(_ node: Int32) -> Bool { services.contains(node) }

  /// What labels tie nodes together by; nothing for addresses, which are nodes themselves.
  func names(_ key: SenderKey) -> NodeNames {
    switch key {
    case .address: NodeNames([:])
    case .incident: cases
    case .entity: entities
    }
  }

  /// When a case happened, if that is known.
  func events(named name: String) -> [Int64] { [events[name]].compactMap(\.self) }

  /// When the cases of a node happened.
  func events(of node: Int32) -> [Int64] { eventful.contains(node) ? eventsOfNode[node] ?? [] : [] }
}

/// Names that labels give nodes, numbered in ascending order.
struct NodeNames: Sendable {
  private let numbers: [Int32: [Int32]]

  init(_ names: [Int32: Set<String>]) {
    let ordered = Set(names.values.joined()).sorted()
    let places = Dictionary(zip(ordered, Int32(0)...)) { first, _ in first }
    numbers = names.mapValues { held in held.compactMap { places[$0] }.sorted() }
  }

  /// Numbers of a node's names, ascending.
  subscript(node: Int32) -> [Int32] { numbers[node] ?? [] }
}

extension Bitmap {
  /// Bits over codes, just long enough for the largest of them.
  init(codes: [Int32]) {
    self.init(count: Int(codes.max() ?? -1) + 1)
    for code in codes { self[Int(code)] = true }
  }

  /// Whether a code is in the set; codes past the end are not.
  func contains(_ code: Int32) -> Bool { Int(code) < count && self[Int(code)] }
}
