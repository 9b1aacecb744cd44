struct PublishDiagnosticsParams: Encodable {
  var uri: String
  var version: Int?
  var diagnostics: [ProtocolDiagnostic]
}

/// A diagnostic as the protocol has it.
struct ProtocolDiagnostic: Encodable {
  var range: TextRange
  /// 1 error, 2 warning, 3 information.
  var severity: Int
  var code: String
  var source = "sluice"
  var message: String
  var relatedInformation: [Related]
  var data: Fix?

  struct Related: Encodable {
    var location: Location
    var message: String
  }

  /// The edit that would mend it.
  struct Fix: Encodable { var fix: TextEdit }
}

struct CodeAction: Encodable {
  static let quickFix = "quickfix"

  var title: String
  var kind = quickFix
  var isPreferred = true
  var diagnostics: [ProtocolDiagnostic]
  var edit: WorkspaceEdit
}

struct WorkspaceEdit: Encodable { var changes: [String: [TextEdit]] }

struct Hover: Encodable {
  var contents: MarkupContent
  var range: TextRange
}

struct MarkupContent: Encodable {
  var kind = "markdown"
  var value: String
}

struct CompletionItem: Encodable {
  var label: String
  var kind: Int
  var detail: String
  var documentation: MarkupContent?
  /// Keeps the order of the list.
  var sortText: String
  var textEdit: TextEdit
}

struct CompletionList: Encodable {
  var isIncomplete = false
  var items: [CompletionItem]
}

struct DocumentSymbol: Encodable {
  var name: String
  var detail: String
  var kind: Int
  var range: TextRange
  var selectionRange: TextRange
  var children: [DocumentSymbol]
}

struct ShowMessageParams: Encodable {
  /// 1 error.
  var type = 1
  var message: String
}
