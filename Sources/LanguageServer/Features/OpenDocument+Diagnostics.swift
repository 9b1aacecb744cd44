import SignatureLanguage

extension OpenDocument {
  /// A diagnostic as the client shows it.
  func shown(_ diagnostic: Diagnostic) -> ProtocolDiagnostic {
    let severity =
      switch diagnostic.severity {
      case .error: 1
      case .warning: 2
      case .note: 3
      }
    return ProtocolDiagnostic(
      range: range(of: diagnostic.span.bytes), severity: severity, code: diagnostic.code.rawValue,
      message: Self.message(of: diagnostic), relatedInformation: diagnostic.secondary.map { related($0) },
      data: diagnostic.fix.map { ProtocolDiagnostic.Fix(fix: edit($0)) })
  }

  /// Title, label and help, each on a line.
  private static func message(of diagnostic: Diagnostic) -> String {
    let lines = [diagnostic.title, diagnostic.label, diagnostic.help.map { "help: \($0)" } ?? ""]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func related(_ annotation: Diagnostic.Annotation) -> ProtocolDiagnostic.Related {
    ProtocolDiagnostic.Related(
      location: Location(uri: uri, range: range(of: annotation.span.bytes)), message: annotation.label)
  }

  private func edit(_ fix: Diagnostic.Fix) -> TextEdit {
    TextEdit(range: range(of: fix.span.bytes), newText: fix.replacement)
  }

  /// The fixes of diagnostics that a range touches.
  func quickFixes(in range: TextRange) -> [CodeAction] {
    let (start, end) = (offset(of: range.start), offset(of: range.end))
    return diagnostics.compactMap { diagnostic in
      guard let fix = diagnostic.fix, diagnostic.span.bytes.lowerBound <= max(start, end),
        diagnostic.span.bytes.upperBound >= start
      else { return nil }
      return CodeAction(
        title: "replace by `\(fix.replacement)`", diagnostics: [shown(diagnostic)],
        edit: WorkspaceEdit(changes: [uri: [edit(fix)]]))
    }
  }
}
