/// One step of a flow and the name its evidence goes by.
public struct Step: Sendable, Hashable, Codable {
  /// The name given in the signature, or the keyword, numbered where it repeats: `hop`, `hop2`.
  public var name: String
  public var kind: Kind
  /// Where the step starts if not at the head that the step before it left.
  public var start: Reference?
  /// What the step looks at besides the head's own asset, and whether services end it.
  public var reach: Reach

  public indirect enum Kind: Sendable, Hashable, Codable {
    case hop(Hop)
    case chain(Chain)
    case split(Split)
    case series(Series)
    case gather(Gather)
    case each(Each)
    case mesh(Mesh)
    case trace(Trace)
    case swap(Swap)
    case cross(Cross)
    case cohort(Cohort)
    case repetition(Repetition)
    case optional(Step)
    case either(Either)
    case absence(Absence)
  }

  public init(name: String, kind: Kind, start: Reference? = nil, reach: Reach = Reach()) {
    self.name = name
    self.kind = kind
    self.start = start
    self.reach = reach
  }
}

/// An end of a step that was bound before: `theft.to`.
///
/// Inside `each G` the name of `G` stands for the member whose branch it is.
public struct Reference: Sendable, Hashable, Codable {
  public var step: String
  public var end: End

  public init(_ step: String, _ end: End) {
    self.step = step
    self.end = end
  }
}

/// How far a step looks.
public struct Reach: Sendable, Hashable, Codable {
  /// `any asset`: transfers of every asset, measured by their value in USD.
  public var anyAsset: Bool
  /// `through services`: funds are followed out of services too.
  public var throughServices: Bool

  public init(anyAsset: Bool = false, throughServices: Bool = false) {
    self.anyAsset = anyAsset
    self.throughServices = throughServices
  }
}
