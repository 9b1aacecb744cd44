/// Something that could be typed at a place.
public struct Proposal: Sendable, Hashable {
  /// As a list shows it: `@bridge`, `kept`.
  public var label: String
  /// What is put in.
  public var insertion: String
  public var kind: Kind
  /// What it measures or what kind of word it is.
  public var detail: String
  /// Nil for names and values.
  public var entry: ReferenceEntry?

  public enum Kind: Sendable, Hashable {
    case word(ReferenceEntry.Kind)
    /// A name that the source itself gives: of a step, a set or a signature.
    case step
    case value
  }

  private init(_ label: String, _ insertion: String, _ kind: Kind, _ detail: String, _ entry: ReferenceEntry?) {
    self.label = label
    self.insertion = insertion
    self.kind = kind
    self.detail = detail
    self.entry = entry
  }

  /// A word of the language, with what always follows it.
  static func word(_ entry: ReferenceEntry, sign: String = "") -> Proposal {
    let label = sign + entry.name
    let whole = entry.kind == .attribute || entry.kind == .function ? Spelling.whole(label) : label
    return Proposal(label, whole + continuation(of: entry), .word(entry.kind), entry.type, entry)
  }

  static func words(_ kind: ReferenceEntry.Kind) -> [Proposal] {
    SignatureReference.entries(kind).map { word($0) }
  }

  /// Words of some kinds; those without an entry are left out.
  static func words(_ names: [String], _ kinds: ReferenceEntry.Kind...) -> [Proposal] {
    names.compactMap { SignatureReference.entry($0, among: kinds) }.map { word($0) }
  }

  static func step(_ name: String, keyword: String) -> Proposal {
    Proposal(name, name, .step, keyword.isEmpty ? "step" : keyword, nil)
  }

  static func value(_ text: String, _ detail: String) -> Proposal { Proposal(text, text, .value, detail, nil) }

  private static func continuation(of entry: ReferenceEntry) -> String {
    switch (entry.kind, entry.name) {
    case (.predicate, "relay"): "(within 6h)"
    case (.predicate, "equal"): " within 2%"
    case (.part, "any"): " asset"
    case (.rule, "any"): " address in "
    case (.step, "no"): " hop"
    case (.rule, "scaled"): " by "
    case (.set, let name) where CompilerOptions.setsWithArgument.contains(name): "(\"\")"
    default: ""
    }
  }
}
