import Columnar
import Labels
import Matcher
import SignaturePlan

/// What plans ask of labels, looked up in a label table.
struct ResolvedLabels {
  private var members: [SetReference: [Node]] = [:]
  /// Addresses that sets have on every chain.
  private var everywhere: [(address: String, set: SetReference)] = []
  private let services: [Node]
  private let cases: [Node: Set<String>]
  private let entities: [Node: Set<String>]
  private let events: [String: Int64]
  /// Sets without members and cases without a time: what asks for them cannot hold.
  private(set) var notes: [String] = []

  /// - Parameter events: times of cases, before those that labels give.
  init(_ table: LabelTable, plans: [Plan], events: [String: Int64] = [:]) throws(SluiceError) {
    services = table.services.map(Node.init)
    cases = Self.nodes(table.cases)
    entities = Self.nodes(table.entities)
    self.events = events.merging(table.events) { first, _ in first }
    for plan in plans { declare(plan) }
    for set in Set(plans.flatMap { plan in plan.setReferences.filter { plan.shared($0) == $0 } }).sorted() {
      guard let found = table.members(of: set.name, argument: set.argument) else {
        throw SluiceError(.usage, "unknown label set `\(set)`")
      }
      members[set] = found.map(Node.init)
      if found.isEmpty {
        notes.append(
          "no label declares a member of `\(set)`, which \(Self.asking(plans) { $0.setReferences.contains(set) })")
      }
    }
    for name in Set(plans.flatMap(\.namedEvents)).sorted() where self.events[name] == nil {
      notes.append(
        "no label tells when `\(name)` happened, which \(Self.asking(plans) { $0.namedEvents.contains(name) })")
    }
  }

  /// Takes in the sets of a plan's own file.
  private mutating func declare(_ plan: Plan) {
    for set in plan.sets {
      let name = plan.shared(SetReference(set.name))
      for member in set.members {
        let address = AddressText.canonical(member.address)
        if let chain = member.chain {
          members[name, default: []].append(Node(chain: chain.lowercased(), address: address))
        } else {
          everywhere.append((address, name))
        }
      }
    }
  }

  /// Which plans ask, as the end of a sentence.
  private static func asking(_ plans: [Plan], for isAsked: (Plan) -> Bool) -> String {
    let names = plans.filter(isAsked).map { "`\($0.name)`" }.sorted()
    return (names.count > 2 ? "\(names.count) signatures ask" : names.joined(separator: " and ") + " asks") + " for"
  }

  private static func nodes(_ names: [Labels.LabelledAddress: Set<String>]) -> [Node: Set<String>] {
    Dictionary(names.map { (Node($0.key), $0.value) }) { first, _ in first }
  }
}

extension ResolvedLabels {
  /// The same as codes of nodes.
  func codes(_ numbering: inout Numbering) -> ScanLabels {
    for (address, set) in everywhere { numbering.expect(address, in: set) }
    var codes = ScanLabels(events: events)
    for (set, nodes) in members.sorted(by: { $0.key < $1.key }) {
      codes.members[set] = nodes.map { numbering.node($0) }
    }
    codes.services = services.map { numbering.node($0) }
    for (node, names) in cases { codes.cases[numbering.node(node)] = names }
    for (node, names) in entities { codes.entities[numbering.node(node)] = names }
    return codes
  }

  /// The same spelt out, but for addresses that a set has on every chain.
  var sets: LabelSets {
    LabelSets(
      members: members.mapValues(Set.init), services: Set(services), cases: cases, entities: entities, events: events)
  }
}

extension Node {
  init(_ address: Labels.LabelledAddress) { self.init(chain: address.chain, address: address.address) }
}
