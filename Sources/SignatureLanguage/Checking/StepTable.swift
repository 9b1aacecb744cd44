import SignaturePlan

/// What the checker knows of the steps of a signature.
struct StepTable {
  enum Kind: String, CaseIterable {
    case hop, chain, split, series, gather, each, mesh, trace, swap, cross, cohort
    case repetition = "repeat"
    case either = "any"
    case absence = "no hop"

    /// With its article: "a `hop`".
    var phrase: String { self == .each || self == .either ? "an `\(rawValue)`" : "a `\(rawValue)`" }

    /// Whether several heads leave the step; of a block that depends on what stands in it.
    var isGroup: Bool {
      switch self {
      case .split, .series, .each, .mesh, .trace, .cohort: true
      case .hop, .chain, .gather, .swap, .cross, .repetition, .either, .absence: false
      }
    }

    /// Whether the step binds transfers itself, and not only through the steps inside it.
    var bindsTransfers: Bool {
      switch self {
      case .each, .repetition, .either, .absence: false
      default: true
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
  }

  struct Entry {
    /// Nil for a step that could not be read.
    var kind: Kind?
    var span: Span
    /// Whether a step comes before it whose head it follows.
    var hasHead: Bool
    /// Name of the nearest `each` around it.
    var each: String?
    /// Name of the nearest `repeat` around it.
    var repetition: String?
    /// Whether several heads leave it.
    var isGroup = false
    /// Whether the name stands for one member of the group: inside an `each` over it.
    var isMember = false
    /// Whether it looks at any asset, so that its amounts are values in USD.
    var isAnyAsset = false

    var isInsideEach: Bool { each != nil }

    /// Whether the name stands for one head; taken for granted of a step that could not be read.
    var isOneHead: Bool { kind.map { $0 != .absence && $0 != .either && (!isGroup || isMember) } ?? true }
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

extension StepSyntax {
  /// Nil for a step that could not be read, and for `optional`, which is the step inside.
  var kind: StepTable.Kind? {
    switch body {
    case .hop: .hop
    case .chain: .chain
    case .split: .split
    case .series: .series
    case .gather: .gather
    case .each: .each
    case .mesh: .mesh
    case .trace: .trace
    case .swap: .swap
    case .cross: .cross
    case .cohort: .cohort
    case .absence: .absence
    case .repetition: .repetition
    case .either: .either
    case .optional, .broken: nil
    }
  }
}
