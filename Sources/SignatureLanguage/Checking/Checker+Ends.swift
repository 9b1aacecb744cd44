import SignaturePlan

extension Checker {
  /// What a clause asks of the sender or the receiver.
  func end(_ end: End, _ comparison: ComparisonSyntax, _ context: ClauseContext) -> Logic<ClauseTest> {
    switch comparison.predicate {
    case .inSet(let set):
      return .test(.transfer(.member(end, self.set(set))))
    case .isFresh(let span):
      if end == .from, context.kind == .mesh { reportMeshSender(comparison.span.joined(span)) }
      return .test(.transfer(.fresh(end)))
    case .isRelay(let syntax):
      let relay = relay(syntax)
      if end == .from { reportRelaySender(comparison.span) }
      return .test(.transfer(.relay(relay)))
    case .compared, .inRange, .inList, .within:
      sink.report(
        .wrongDimension, at: comparison.span, "`\(end.rawValue)` is an address", label: "not a value to compare",
        help: "ask `\(end.rawValue) in @bridge` or `\(end.rawValue) is fresh`")
      return .always
    }
  }

  private func reportMeshSender(_ span: Span) {
    sink.report(
      .notInGroup, at: span, "`from is fresh` cannot hold in a mesh", label: "its senders have been paid before",
      help: "ask for the receivers: `to is fresh`")
  }

  private func reportRelaySender(_ span: Span) {
    sink.report(
      .relayOfSender, at: span, "only a receiver can be asked whether it is a relay", label: "asks the sender",
      help: "write `to is relay(…)` in the step that pays it")
  }

  /// `asset = ETH`, `asset in (ETH, stETH)`
  func assets(_ comparison: ComparisonSyntax) -> Logic<ClauseTest> {
    switch comparison.predicate {
    case .inList(let names):
      return .test(.transfer(.asset(Set(names.map(\.text)).sorted())))
    case .compared(let sign, let literal):
      if case .word(let symbol) = literal.value, sign == .equal || sign == .notEqual {
        let test = Logic.test(ClauseTest.transfer(.asset([symbol])))
        return sign == .equal ? test : .not(test)
      }
      if literal.value == .invalid { return .always }
    default: break
    }
    sink.report(
      .wrongDimension, at: comparison.span, "`asset` is compared with symbols", label: "not a symbol",
      help: "write `asset = ETH` or `asset in (ETH, stETH)`")
    return .always
  }
}
