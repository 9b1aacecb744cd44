import SignatureLanguage

extension OpenDocument {
  /// Signatures with their steps and tests, and campaigns.
  var symbols: [DocumentSymbol] {
    edited.outline.signatures.map { signature in
      let word = signature.isCampaign ? "campaign" : "signature"
      return symbol(
        signature.name.isEmpty ? word : signature.name, word, .signature, signature.span,
        signature.nameSpan, signature.steps.map { symbol($0) } + signature.tests.map { symbol($0) })
    }
  }

  private func symbol(_ step: DocumentOutline.Step) -> DocumentSymbol {
    symbol(step.name, step.keyword, .step, step.span, step.nameSpan, step.steps.map { symbol($0) })
  }

  private func symbol(_ test: DocumentOutline.Test) -> DocumentSymbol {
    symbol(test.name.isEmpty ? "test" : test.name, "test", .test, test.span, test.nameSpan, [])
  }

  /// The protocol's numbers: class, field, method.
  private enum Kind: Int {
    case signature = 5
    case step = 8
    case test = 6
  }

  private func symbol(
    _ name: String, _ detail: String, _ kind: Kind, _ span: Range<Int>, _ nameSpan: Range<Int>,
    _ children: [DocumentSymbol]
  ) -> DocumentSymbol {
    DocumentSymbol(
      name: name, detail: detail, kind: kind.rawValue, range: range(of: span), selectionRange: range(of: nameSpan),
      children: children)
  }
}
