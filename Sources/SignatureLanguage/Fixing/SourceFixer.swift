/// Applies the fixes of diagnostics that are certain, and looks again for what they uncover.
public struct SourceFixer: Sendable {
  /// Those that were given, some of them mended.
  public private(set) var sources: [SignatureSource]
  /// What was mended, in order; places are those before the fix.
  public private(set) var fixed: [Diagnostic] = []
  /// What compiling the mended sources gives.
  public private(set) var compilation: Compilation

  /// A fix may uncover the next; whatever needs more rounds than this is left to its author.
  private static let maximumRounds = 20

  public init(_ sources: [SignatureSource], options: CompilerOptions = CompilerOptions()) {
    self.sources = sources
    compilation = SignatureCompiler.compile(sources, options: options)
    for _ in 0..<Self.maximumRounds {
      let certain = compilation.diagnostics.filter { $0.fix?.isCertain == true }
      if certain.isEmpty { return }
      for index in sources.indices { apply(certain.filter { $0.path == sources[index].path }, to: index) }
      compilation = SignatureCompiler.compile(self.sources, options: options)
    }
  }

  /// Applies fixes to a source, from its end; of two that overlap only the later one.
  private mutating func apply(_ diagnostics: [Diagnostic], to index: Int) {
    var applied: [Diagnostic] = []
    var limit = sources[index].bytes.count
    for diagnostic in diagnostics.sorted(by: { $0.span.bytes.lowerBound > $1.span.bytes.lowerBound }) {
      guard let fix = diagnostic.fix, fix.span.bytes.upperBound <= limit else { continue }
      sources[index].bytes.replaceSubrange(fix.span.bytes, with: Array(fix.replacement.utf8))
      limit = fix.span.bytes.lowerBound
      applied.append(diagnostic)
    }
    fixed += applied.reversed()
  }
}
