/// What the demonstration's label file says of one address.
public struct LabelRow: Sendable, Hashable {
  public var chain: String
  public var address: String
  /// `THORChain router`.
  public var label: String
  /// One of exchange, bridge, swap, mixer, pool, service, theft.
  public var category: String
  /// Who is behind it: `THORChain`.
  public var entity: String
  /// Who is said to have done it, for a theft; otherwise empty.
  public var actor: String

  public init(chain: String, address: String, label: String, category: String, entity: String, actor: String = "") {
    self.chain = chain
    self.address = address
    self.label = label
    self.category = category
    self.entity = entity
    self.actor = actor
  }
}

extension DemonstrationLedger {
  /// The labels as a label file: CSV (RFC 4180) with a header.
  public var labelFile: String {
    let header = "chain,address,label,category,entity,actor\n"
    return labels.reduce(into: header) { text, row in
      let fields = [row.chain, row.address, row.label, row.category, row.entity, row.actor]
      text += fields.map(Self.field).joined(separator: ",") + "\n"
    }
  }

  /// A field, in quotes where it needs them.
  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
