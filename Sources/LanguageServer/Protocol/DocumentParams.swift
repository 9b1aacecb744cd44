struct DocumentIdentifier: Decodable {
  var uri: String
  var version: Int?
}

struct DidOpenParams: Decodable {
  var textDocument: Item

  struct Item: Decodable {
    var uri: String
    var version: Int?
    var text: String
  }
}

struct DidChangeParams: Decodable {
  var textDocument: DocumentIdentifier
  var contentChanges: [ContentChange]
}

/// A new text for a stretch of a document, or for all of it.
struct ContentChange: Decodable {
  var range: TextRange?
  var text: String
}

/// A request about a document as a whole.
struct DocumentParams: Decodable { var textDocument: DocumentIdentifier }

/// A request about a place in a document.
struct PlaceParams: Decodable {
  var textDocument: DocumentIdentifier
  var position: Position
}

struct CodeActionParams: Decodable {
  var textDocument: DocumentIdentifier
  var range: TextRange
  var context: Context?

  struct Context: Decodable { var only: [String]? }

  /// Whether quick fixes are among what is asked for: `quickfix` or a kind above it.
  var wantsQuickFixes: Bool { context?.only.map { $0.contains { $0.isEmpty || $0 == CodeAction.quickFix } } ?? true }
}
