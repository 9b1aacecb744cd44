/// What a block holds.
enum BlockKind: Sendable, Hashable {
  /// Signatures; the file itself is this block.
  case file
  /// Sections.
  case signature
  case steps, score, test
  /// Something that no known word opened.
  case other
}

/// One entry of a block, right or wrong: a signature, section, step, part of a score or line of a test, with the block
/// that it opens.
///
/// Positions are indices of tokens, comments not counted.
struct Statement: Sendable, Hashable {
  /// What kind of block it stands in.
  var block: BlockKind
  /// The statement whose block it stands in.
  var parent: Int?
  /// Its tokens up to its block.
  var heading: Range<Int>
  /// The index after its last token, the block included.
  var end: Int
}

/// A block that has not ended yet.
struct OpenBlock: Sendable, Hashable {
  var kind: BlockKind
  /// The statement that opened it.
  var owner: Int?
  /// The statement that was begun last in it.
  var current: Int?
}
