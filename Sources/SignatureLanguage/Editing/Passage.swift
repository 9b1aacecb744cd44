/// What a block holds.
enum PassageBlock: Sendable, Hashable {
  /// Signatures, campaigns and sets; the file itself is this block.
  case file
  /// Sections.
  case signature, campaign
  case steps, score, test
  /// The score of a campaign.
  case shares
  /// Something that no known word opened.
  case other
}

/// One entry of a block, right or wrong: a signature, section, step, part of a score or line of a test, with the block
/// that it opens.
///
/// Positions are indices of tokens, comments not counted.
struct Passage: Sendable, Hashable {
  /// What kind of block it stands in.
  var block: PassageBlock
  /// The statement whose block it stands in.
  var parent: Int?
  /// Its tokens up to its block.
  var heading: Range<Int>
  /// The index after its last token, the block included.
  var end: Int
}

/// A block that has not ended yet.
struct OpenBlock: Sendable, Hashable {
  var kind: PassageBlock
  /// The statement that opened it.
  var owner: Int?
  /// The statement that was begun last in it.
  var current: Int?
}
