/// Collects the diagnostics of one file, up to a limit.
///
/// A class, because lexer, parser and checker write to the same one while each holds its own state.
final class DiagnosticSink {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// Where errors start, for finding out which signatures they spoil.
  private(set) var errorOffsets: [Int] = []
  private let limit: Int
  private let warningsAreErrors: Bool
  /// What comments of the source silence; nil while it is not known.
  var allowances: Allowances?

  init(source: SourceText, limit: Int, warningsAreErrors: Bool) {
    self.source = source
    self.limit = limit
    self.warningsAreErrors = warningsAreErrors
  }

  /// Whether the limit is reached: there is no point in reading on.
  private(set) var isFull = false

  func report(
    _ code: DiagnosticCode, at span: Span, _ title: String, label: String, help: String? = nil,
    fix: String? = nil, isCertain: Bool = false, secondary: [Diagnostic.Annotation] = []
  ) {
    guard !isFull, !isAllowed(code, span) else { return }
    guard diagnostics.count < limit else { return close(at: span) }
    let severity = warningsAreErrors ? .error : code.severity
    if severity == .error { errorOffsets.append(span.lowerBound) }
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity, title: title, primary: annotation(span, label), secondary: secondary,
        help: help,
        fix: fix.map { Diagnostic.Fix(span: source.sourceSpan(span), replacement: $0, isCertain: isCertain) }))
  }

  /// Whether a comment silences a warning here.
  private func isAllowed(_ code: DiagnosticCode, _ span: Span) -> Bool {
    code.canBeAllowed && allowances?.covers(code, at: span.lowerBound) == true
  }

  /// Another place to show beside the first.
  func annotation(_ span: Span, _ label: String) -> Diagnostic.Annotation {
    Diagnostic.Annotation(
      path: source.path, span: source.sourceSpan(span), label: label, excerpt: SourceExcerpt(of: span, in: source))
  }

  func hasError(in span: Span) -> Bool { isFull || errorOffsets.contains { span.contains($0) } }

  private func close(at span: Span) {
    isFull = true
    diagnostics.append(
      Diagnostic(
        code: .tooManyDiagnostics, title: "too many errors", primary: annotation(span, "reading stopped here"),
        help: "mend the first ones and check again"))
  }
}
