extension Diagnostic {
  /// A place in a file and a few words about it.
  public struct Annotation: Sendable, Hashable {
    public var path: String
    public var span: SourceSpan
    public var label: String
    /// The line of the place, ready to be shown.
    public var excerpt: SourceExcerpt

    public init(path: String, span: SourceSpan, label: String, excerpt: SourceExcerpt) {
      self.path = path
      self.span = span
      self.label = label
      self.excerpt = excerpt
    }
  }
}
