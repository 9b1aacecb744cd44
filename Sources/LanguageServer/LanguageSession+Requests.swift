import SignatureLanguage

extension LanguageSession {
  /// The answer to a request about a document.
  func answer(_ method: String, _ incoming: Incoming, _ id: RequestID) throws(ResponseError) -> [UInt8] {
    switch method {
    case "textDocument/hover":
      let (document, offset) = try place(incoming)
      return Outgoing.response(to: id, document.hover(at: offset))
    case "textDocument/completion":
      let (document, offset) = try place(incoming)
      return Outgoing.response(to: id, document.completion(at: offset))
    case "textDocument/definition":
      let (document, offset) = try place(incoming)
      return Outgoing.response(to: id, document.definition(at: offset))
    case "textDocument/documentSymbol":
      return Outgoing.response(to: id, try document(incoming.params(DocumentParams.self).textDocument).symbols)
    case "textDocument/codeAction":
      let params = try incoming.params(CodeActionParams.self)
      let document = try document(params.textDocument)
      return Outgoing.response(to: id, params.wantsQuickFixes ? document.quickFixes(in: params.range) : [])
    case "textDocument/formatting" where formatter != nil:
      return Outgoing.response(to: id, formatted(try document(incoming.params(DocumentParams.self).textDocument)))
    default:
      throw ResponseError(.methodNotFound, "`\(method.prefix(80))` is no method of this server")
    }
  }

  private func place(_ incoming: Incoming) throws(ResponseError) -> (OpenDocument, offset: Int) {
    let params = try incoming.params(PlaceParams.self)
    let document = try document(params.textDocument)
    return (document, document.offset(of: params.position))
  }

  private func document(_ identifier: DocumentIdentifier) throws(ResponseError) -> OpenDocument {
    guard let document = documents[identifier.uri] else {
      throw ResponseError(.invalidParams, "`\(identifier.uri.prefix(200))` is not open")
    }
    return document
  }

  /// The edits that lay out a document; nil if the formatter cannot.
  private func formatted(_ document: OpenDocument) -> [TextEdit]? {
    guard let text = formatter?(document.source) else { return nil }
    return Array(text.utf8) == document.bytes ? [] : [TextEdit(range: document.wholeRange, newText: text)]
  }
}
