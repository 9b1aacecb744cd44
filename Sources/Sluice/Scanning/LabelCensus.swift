import Columnar
import Labels
import Reports

/// What label files hold: how many labels and addresses by what they say.
public struct LabelCensus: Sendable {
  /// By what labels are counted.
  public enum Key: String, Sendable, CaseIterable {
    case category, chain, entity, actor
    case caseName = "case"
    case source

    func text(_ label: Label) -> String? {
      switch self {
      case .category: label.category.rawValue
      case .chain: label.chain
      case .entity: label.entity
      case .actor: label.actor
      case .caseName: label.caseName
      case .source: label.source
      }
    }
  }

  /// Labels that say one thing.
  public struct Line: Sendable, Equatable {
    /// Nil for labels that do not say it.
    public var name: String?
    public var labels: Int
    public var addresses: Int
  }

  public let key: Key
  /// The most labels first.
  public let lines: [Line]
  /// Addresses about which two labels disagree: another category, entity or actor.
  public let conflicts: Int

  /// - Parameter category: labels of other categories are not counted.
  public init(_ table: LabelTable, by key: Key, category: Label.Category? = nil) {
    self.key = key
    let labels = table.labels.filter { category == nil || $0.category == category }
    lines = Dictionary(grouping: labels, by: key.text).map { name, labels in
      Line(name: name, labels: labels.count, addresses: Set(labels.map(Self.place)).count)
    }.sorted { ($1.labels, $0.name ?? "\u{10FFFF}") < ($0.labels, $1.name ?? "\u{10FFFF}") }
    conflicts = Dictionary(grouping: labels, by: Self.place).values.count(where: Self.disagree)
  }

  private static func place(_ label: Label) -> Labels.LabelledAddress {
    Labels.LabelledAddress(chain: label.chain, address: label.address)
  }

  /// Whether labels of one address name more than one category, entity or actor.
  static func disagree(_ labels: [Label]) -> Bool {
    Set(labels.map(\.category)).count > 1 || Set(labels.compactMap(\.entity)).count > 1
      || Set(labels.compactMap(\.actor)).count > 1
  }

  /// A line for each, with its counts; every line ended.
  public var text: String {
    let heading = "LABELS  ADDRESSES  \(key.rawValue.uppercased())\n"
    return lines.reduce(into: heading) { text, line in
      let counts = Self.padded("\(line.labels)", 6) + "  " + Self.padded("\(line.addresses)", 9)
      text += "\(counts)  \(TerminalText.escaped(line.name ?? "-"))\n"
    }
  }

  /// The same as CSV.
  public var csv: String {
    var bytes = Array("\(key.rawValue),labels,addresses\n".utf8)
    for line in lines {
      CSVText.append(line.name ?? "", to: &bytes)
      bytes += Array(",\(line.labels),\(line.addresses)\n".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
