import SignatureLanguage

extension LanguageSession {
  /// Bytes of all open documents together; a client with more is out of its mind.
  static let maximumDocumentSize = 256 << 20

  mutating func open(_ params: DidOpenParams) -> [[UInt8]] {
    let item = params.textDocument
    guard total + item.text.utf8.count <= Self.maximumDocumentSize else {
      return [refusal(of: item.uri, "the open documents are too large together")]
    }
    let document = OpenDocument(uri: item.uri, version: item.version, text: item.text, encoding: encoding)
    documents[item.uri] = document
    return [publication(of: document)]
  }

  mutating func change(_ params: DidChangeParams) -> [[UInt8]] {
    let (uri, version) = (params.textDocument.uri, params.textDocument.version)
    // Taken out while it is changed, so that its bytes are not copied.
    guard var document = documents.removeValue(forKey: uri) else { return [] }
    guard document.apply(params.contentChanges, version: version),
      total + document.bytes.count <= Self.maximumDocumentSize
    else {
      return [withdrawal(of: uri), refusal(of: uri, "the change is too large; close the file and open it again")]
    }
    documents[uri] = document
    return [publication(of: document)]
  }

  mutating func close(_ params: DocumentParams) -> [[UInt8]] {
    documents[params.textDocument.uri] = nil
    return [withdrawal(of: params.textDocument.uri)]
  }

  private var total: Int { documents.values.reduce(0) { $0 + $1.bytes.count } }

  private func publication(of document: OpenDocument) -> [UInt8] {
    Outgoing.notification(
      "textDocument/publishDiagnostics",
      PublishDiagnosticsParams(
        uri: document.uri, version: document.version,
        diagnostics: document.diagnostics.map { document.shown($0) }))
  }

  /// Diagnostics of a document that is not open any more.
  private func withdrawal(of uri: String) -> [UInt8] {
    Outgoing.notification(
      "textDocument/publishDiagnostics", PublishDiagnosticsParams(uri: uri, version: nil, diagnostics: []))
  }

  private func refusal(of uri: String, _ reason: String) -> [UInt8] {
    Outgoing.notification("window/showMessage", ShowMessageParams(message: "sluice: `\(uri)`: \(reason)"))
  }
}
