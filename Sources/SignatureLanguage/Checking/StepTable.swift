import SignaturePlan

/// What the checker knows of the steps of a signature.
struct StepTable {
  enum Kind: String {
    case hop, chain, split, mesh, each

    /// Whether several heads leave the step.
    var isGroup: Bool { self == .split || self == .mesh || self == .each }
  }

  struct Entry {
    /// Nil for a step that could not be read.
    var kind: Kind?
    var span: Span
    /// Whether a step comes before it.
    var hasHead: Bool
    var isInsideEach: Bool
  }

  private(set) var entries: [String: Entry] = [:]
  /// Names in order, for suggestions.
  private(set) var names: [String] = []
  /// Whether some step could not be read and has no name: a name that is missing may have been its.
  var hasNamelessStep = false

  mutating func add(_ name: String, _ entry: Entry) {
    guard entries[name] == nil else { return }
    entries[name] = entry
    names.append(name)
  }

  subscript(name: String) -> Entry? { entries[name] }
}
