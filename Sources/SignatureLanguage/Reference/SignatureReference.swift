/// The words of the language and what they mean: the one table behind hovers, completions and manuals.
///
/// A new word of the language gets its entry here, in the file of its kind; a test insists.
public enum SignatureReference {
  /// In the order in which a manual would list them.
  public static let entries: [ReferenceEntry] =
    sections + severities + steps + parts + relayParts + attributes + functions + heads + arguments + predicates
    + rules + campaignSections + campaignNumbers + testEntries + expectations + sets + units

  /// The entries of a kind, in order.
  public static func entries(_ kind: ReferenceEntry.Kind) -> [ReferenceEntry] { byKind[kind] ?? [] }

  /// The first entry of a name among some kinds, in their order.
  public static func entry(_ name: String, _ kinds: ReferenceEntry.Kind...) -> ReferenceEntry? {
    entry(name, among: kinds)
  }

  static func entry(_ name: String, among kinds: [ReferenceEntry.Kind]) -> ReferenceEntry? {
    for kind in kinds {
      if let entry = byKind[kind]?.first(where: { $0.name == name }) { return entry }
    }
    return nil
  }

  private static let byKind = Dictionary(grouping: entries, by: \.kind)
}
