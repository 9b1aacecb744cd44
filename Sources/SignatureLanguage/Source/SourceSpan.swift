/// A stretch of source text.
public struct SourceSpan: Sendable, Hashable {
  /// Byte offsets from the start of the file.
  public var bytes: Range<Int>
  /// The first character.
  public var start: SourcePosition
  /// The place after the last character.
  public var end: SourcePosition

  public init(bytes: Range<Int>, start: SourcePosition, end: SourcePosition) {
    self.bytes = bytes
    self.start = start
    self.end = end
  }
}

/// A place in a source text.
public struct SourcePosition: Sendable, Hashable {
  /// From 1.
  public var line: Int
  /// In Unicode scalars, from 1.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Byte offsets, as tokens and syntax keep them; lines and columns are worked out when a message needs them.
typealias Span = Range<Int>

extension Span {
  /// From the start of this span to the end of another; this one if the other ends before.
  func joined(_ other: Span) -> Span { lowerBound..<Swift.max(upperBound, other.upperBound) }
}
