/// What a client says of itself.
struct InitializeParams: Decodable {
  var capabilities: Capabilities?

  struct Capabilities: Decodable { var general: General? }
  struct General: Decodable { var positionEncodings: [String]? }

  /// How places are counted from here on.
  var encoding: PositionEncoding {
    // Counting bytes needs no look at the text.
    let offered = capabilities?.general?.positionEncodings ?? []
    return offered.contains(PositionEncoding.utf8.rawValue) ? .utf8 : .utf16
  }
}

/// What this server says of itself.
struct InitializeResult: Encodable {
  var capabilities: ServerCapabilities
  var serverInfo: ServerInfo

  struct ServerInfo: Encodable {
    var name = "sluice"
    var version: String
  }
}

struct ServerCapabilities: Encodable {
  var positionEncoding: PositionEncoding
  var textDocumentSync = Sync()
  var hoverProvider = true
  var completionProvider = Completion()
  var definitionProvider = true
  var documentSymbolProvider = true
  var codeActionProvider = CodeActions()
  var documentFormattingProvider: Bool

  struct Sync: Encodable {
    var openClose = true
    /// Incremental.
    var change = 2
    var save = true
  }

  struct Completion: Encodable { var triggerCharacters = ["@", ".", " "] }

  struct CodeActions: Encodable { var codeActionKinds = [CodeAction.quickFix] }
}
