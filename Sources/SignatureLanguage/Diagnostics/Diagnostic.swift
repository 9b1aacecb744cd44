/// Something to say about a source, with everything needed to show it: no source is asked for again.
public struct Diagnostic: Sendable, Hashable {
  public var code: DiagnosticCode
  public var severity: Severity
  /// One line: lower case, no final period, the user's text in backticks.
  public var title: String
  /// Where, and in a few words what about it.
  public var primary: Annotation
  /// Other places that explain the first: "first defined here".
  public var secondary: [Annotation]
  /// What to do.
  public var help: String?
  /// An edit that would do it.
  public var fix: Fix?

  public enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning, note
  }

  /// Replacement text for a stretch of the file that the diagnostic is about.
  public struct Fix: Sendable, Hashable {
    public var span: SourceSpan
    public var replacement: String
    /// Whether it can be applied unseen: a spelling that can only have been meant so. Everything else, such as a value
    /// of another dimension or a range turned round, is for its author to decide.
    public var isCertain: Bool

    public init(span: SourceSpan, replacement: String, isCertain: Bool = false) {
      self.span = span
      self.replacement = replacement
      self.isCertain = isCertain
    }
  }

  public init(
    code: DiagnosticCode, severity: Severity? = nil, title: String, primary: Annotation,
    secondary: [Annotation] = [], help: String? = nil, fix: Fix? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.title = title
    self.primary = primary
    self.secondary = secondary
    self.help = help
    self.fix = fix
  }

  public var path: String { primary.path }
  public var span: SourceSpan { primary.span }
  /// What stands beside the caret.
  public var label: String { primary.label }
}
