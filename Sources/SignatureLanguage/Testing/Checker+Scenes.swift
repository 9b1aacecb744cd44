import SignaturePlan

// What a test has besides its transfers.
extension Checker {
  func label(_ label: LabelSyntax) -> InlineLabel {
    let category = label.category
    if !options.knownSets.contains(category.text) {
      reportUnknownSet(category, sign: "")
    } else if CompilerOptions.setsWithArgument.contains(category.text), label.entity == nil, label.actor == nil {
      sink.report(
        .missingSetArgument, at: category.span, "label `\(category.text)` needs a name",
        label: "which \(category.text)?", help: "write `label \(label.address.text) \(category.text) \"Lazarus Group\"`"
      )
    }
    return InlineLabel(
      address: label.address.text, category: category.text, entity: label.entity?.text,
      caseName: label.caseName?.text, actor: label.actor?.text,
      chain: label.chain?.text ?? LedgerExpansion.defaultChain)
  }

  /// The events of a test, each case once.
  func events(_ events: [EventSyntax]) -> [InlineEvent] {
    var places: [String: Span] = [:]
    return events.compactMap { event in
      if let first = places[event.name.text] {
        sink.report(
          .repeatedPart, at: event.name.span, "event \(UserText.quoted(event.name.text)) is given twice",
          label: "again here", secondary: [sink.annotation(first, "first given here")])
        return nil
      }
      places[event.name.text] = event.name.span
      guard case .time(let time) = event.time.value else { return nil }
      return InlineEvent(name: event.name.text, time: time)
    }
  }
}
