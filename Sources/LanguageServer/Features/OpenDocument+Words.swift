import SignatureLanguage

extension OpenDocument {
  func hover(at offset: Int) -> Hover? {
    edited.explanation(at: offset).map {
      Hover(contents: MarkupContent(value: $0.markdown), range: range(of: $0.span))
    }
  }

  func definition(at offset: Int) -> Location? {
    edited.definition(at: offset).map { Location(uri: uri, range: range(of: $0)) }
  }

  func completion(at offset: Int) -> CompletionList {
    let context = CompletionContext(edited, at: offset)
    let range = range(of: context.replaced)
    let items = context.proposals.enumerated().map { index, proposal in
      CompletionItem(
        label: proposal.label, kind: proposal.itemKind, detail: proposal.detail,
        documentation: proposal.entry.map { MarkupContent(value: $0.markdown) },
        sortText: String(1_000 + index), textEdit: TextEdit(range: range, newText: proposal.insertion))
    }
    return CompletionList(items: items)
  }
}

extension Proposal {
  /// The protocol's number for what is shown beside a proposal.
  fileprivate var itemKind: Int {
    switch kind {
    case .word(.attribute), .word(.function), .word(.head), .word(.campaignNumber): 5  // field
    case .word(.set): 13  // enum
    case .word(.severity), .word(.expectation): 20  // enum member
    case .word(.step): 3  // function
    case .word(.unit): 11  // unit
    case .word: 14  // keyword
    case .step: 6  // variable
    case .value: 12  // value
    }
  }
}
