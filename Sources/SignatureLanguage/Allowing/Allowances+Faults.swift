extension Allowances {
  /// Reports comments that are not understood, codes that are no warnings, and what has silenced nothing.
  ///
  /// After an error the last is not known: the warning may only not have been reached.
  func reportFaults(to sink: DiagnosticSink) {
    let hasError = !sink.errorOffsets.isEmpty
    for span in unknown {
      sink.report(
        .unknownDirective, at: span, "comment to sluice that is not understood", label: "says nothing",
        help: "write `// sluice: allow W0801`")
    }
    for code in allowances.flatMap(\.codes) {
      if code.code == nil { reportUnknown(code, sink) } else if !code.isUsed, !hasError { reportUnused(code, sink) }
    }
  }

  private func reportUnknown(_ code: Allowance.Code, _ sink: DiagnosticSink) {
    let isKnown = DiagnosticCode(rawValue: code.text) != nil
    sink.report(
      .unknownAllowance, at: code.span, "\(UserText.quoted(code.text)) cannot be allowed",
      label: isKnown ? "cannot be silenced" : "no code of a warning",
      help: "warnings such as `W0801`, separated by commas; a reason may follow after `:`")
  }

  private func reportUnused(_ code: Allowance.Code, _ sink: DiagnosticSink) {
    sink.report(
      .unusedAllowance, at: code.span, "allowance of `\(code.text)` silences nothing",
      label: "there is no such warning",
      help: "take it out; it counts for its line, for the next line, or above a signature for all of it")
  }
}
