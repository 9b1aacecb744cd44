/// A place in a document, both numbers from 0.
struct Position: Codable, Sendable, Hashable {
  var line: Int
  /// In units of the session's ``PositionEncoding``.
  var character: Int
}

/// A stretch of a document; the end is not part of it.
struct TextRange: Codable, Sendable, Hashable {
  var start: Position
  var end: Position
}

/// A stretch of some document.
struct Location: Codable, Sendable, Hashable {
  var uri: String
  var range: TextRange
}

/// A replacement for a stretch of a document.
struct TextEdit: Codable, Sendable, Hashable {
  var range: TextRange
  var newText: String
}

/// How characters of a line are counted.
enum PositionEncoding: String, Codable, Sendable, Hashable {
  /// What every client speaks.
  case utf16 = "utf-16"
  case utf8 = "utf-8"
}
