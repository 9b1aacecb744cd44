import Columnar

extension LabelTable {
  /// The labels as CSV that `read` takes: sorted by chain, address, category and label; columns that no label needs are
  /// left out, but for the four that every label has.
  public var csv: [UInt8] {
    let columns = Self.columns.filter { column in column.isRequired || labels.contains { column.text($0) != nil } }
    var bytes = Array(columns.map(\.name).joined(separator: ",").utf8) + [0x0A]
    let sorted = labels.sorted {
      ($0.chain, $0.address, $0.category.rawValue, $0.label, $0.source ?? "")
        < ($1.chain, $1.address, $1.category.rawValue, $1.label, $1.source ?? "")
    }
    for label in sorted {
      for (place, column) in columns.enumerated() {
        if place > 0 { bytes.append(0x2C) }
        CSVText.append(column.text(label) ?? "", to: &bytes)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  private struct Column: Sendable {
    let name: String
    var isRequired = false
    let text: @Sendable (Label) -> String?
  }

  private static let columns = [
    Column(name: "chain", isRequired: true) { $0.chain }, Column(name: "address", isRequired: true) { $0.address },
    Column(name: "label", isRequired: true) { $0.label },
    Column(name: "category", isRequired: true) { $0.category.rawValue }, Column(name: "entity") { $0.entity },
    Column(name: "actor") { $0.actor }, Column(name: "case") { $0.caseName }, Column(name: "source") { $0.source },
    Column(name: "known_from") { $0.knownFrom.map(Timestamp.format) },
    Column(name: "event_time") { $0.eventTime.map(Timestamp.format) },
  ]
}
