/// What kind of lines a block has, as far as its layout depends on it.
enum BlockKind: Hashable {
  case file, signature, campaign, flow, score, test
  /// Nothing is known of it.
  case other

  /// The kind of a block that a statement opens.
  init(openedBy statement: some Collection<Piece>, in outer: BlockKind) {
    if outer == .flow {
      self = .flow
      return
    }
    switch statement.first?.word {
    case "signature": self = .signature
    case "campaign": self = .campaign
    case "flow": self = .flow
    case "score": self = .score
    case "test": self = .test
    default: self = .other
    }
  }

  /// Whether its blocks have a blank line around them.
  var spreads: Bool { self == .file || self == .signature || self == .campaign }

  /// Whether it can begin with a title and the like.
  var hasHead: Bool { self == .signature || self == .campaign }
}
