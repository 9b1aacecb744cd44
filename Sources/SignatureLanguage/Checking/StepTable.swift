import SignaturePlan

/// What the checker knows of the steps of a signature.
struct StepTable {
  enum Kind: String {
    case hop, chain, split, series, gather, mesh, trace, swap, cross, cohort, each
    case `repeat`, optional, any, no

    /// Whether several heads leave the step.
    var isGroup: Bool {
      switch self {
      case .split, .series, .mesh, .trace, .cohort, .each: true
      case .hop, .chain, .gather, .swap, .cross, .repeat, .optional, .any, .no: false
      }
    }

    /// Whether its transfers form a group with numbers that its clause may ask for.
    var hasNumbers: Bool { isGroup && self != .each || self == .gather }

    /// Whether a payment goes in and a credit comes out.
    var isCrossing: Bool { self == .swap || self == .cross }

    /// The end that all payments of a group share.
    var sharedEnd: End? {
      switch self {
      case .split, .series: .from
      case .gather: .to
      default: nil
      }
    }

    /// Whether the step itself binds transfers; the others have what the steps inside them bind, or none.
    var hasTransfers: Bool {
      switch self {
      case .each, .repeat, .optional, .any, .no: false
      default: true
      }
    }
  }

  struct Entry {
    /// Nil for a step that could not be read.
    var kind: Kind?
    var span: Span
    /// Whether a step comes before it.
    var hasHead: Bool
    var isInsideEach: Bool
    /// Whether it is inside a `repeat`, however deep.
    var isInsideRepeat = false
    /// Whether it looks at any asset, so that its amounts are values in USD.
    var isAnyAsset = false
    /// In a scope: whether an `each` around goes over it, so that the name stands for one member.
    var isBranch = false
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
