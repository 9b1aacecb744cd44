import Columnar
import Labels
import Reports

/// What label files say of one address, on all chains.
public struct LabelLookup: Sendable {
  public let labels: [Label]

  public init(_ address: String, in table: LabelTable) {
    let wanted = AddressText.canonical(address)
    labels = table.labels.filter { $0.address == wanted }
  }

  /// Chains on which two labels disagree: another category, entity or actor for one address.
  public var conflicts: [String] {
    Dictionary(grouping: labels, by: \.chain).filter { LabelCensus.disagree($1) }.keys.sorted()
  }

  /// A line for each label; ends with a newline unless there are none.
  public var text: String {
    labels.map { label in
      let facts = [
        label.entity.map { "entity \($0)" }, label.actor.map { "actor \($0)" }, label.caseName.map { "case \($0)" },
        label.knownFrom.map { "known from \(Timestamp.format($0).prefix(10))" }, label.source,
      ]
      let line = ([label.chain, label.category.rawValue, label.label] + facts.compactMap { $0 }).joined(separator: "  ")
      return TerminalText.escaped(line) + "\n"
    }.joined()
  }
}
