import Labels
import Matcher
import SignaturePlan

/// The label sets that plans name, looked up in a label table.
struct ResolvedLabels {
  private let members: [SetReference: [Node]]
  private let services: [Node]
  /// Sets without members: what asks for them cannot hold.
  let notes: [String]

  init(_ table: LabelTable, plans: [Plan]) throws(SluiceError) {
    var members: [SetReference: [Node]] = [:]
    var notes: [String] = []
    for set in Set(plans.flatMap(\.setReferences)).sorted() {
      guard let found = table.members(of: set.name, argument: set.argument) else {
        throw SluiceError(.usage, "unknown label set `\(set)`")
      }
      members[set] = found.map { Node(chain: $0.chain, address: $0.address) }
      if found.isEmpty {
        let names = plans.filter { $0.setReferences.contains(set) }.map { "`\($0.name)`" }.sorted()
        let asking = names.count > 2 ? "\(names.count) signatures ask" : names.joined(separator: " and ") + " asks"
        notes.append("no label declares a member of `\(set)`, which \(asking) for")
      }
    }
    self.members = members
    self.notes = notes
    services = table.services.map { Node(chain: $0.chain, address: $0.address) }
  }

  /// The same as codes of nodes.
  func codes(_ numbering: inout Numbering) -> ScanLabels {
    var codes = ScanLabels()
    for (set, nodes) in members.sorted(by: { $0.key < $1.key }) {
      codes.members[set] = nodes.map { numbering.node($0) }
    }
    codes.services = services.map { numbering.node($0) }
    return codes
  }

  /// The same spelt out.
  var sets: LabelSets { LabelSets(members: members.mapValues(Set.init), services: Set(services)) }
}
