/// Lays out signature sources in the one canonical way.
///
/// It works on tokens, not on syntax: constructs that the parser does not know, or that are broken, are laid out like
/// their neighbours. Tokens and comments stay as they are and in their order; only blanks and line ends change.
///
/// - Two blanks for each open block; a block's contents on lines of their own; `{}` where there are none.
/// - One blank line around the blocks of a file and of a signature, none between the lines of its head and before
///   `report`; elsewhere an author's blank line stays, two become one.
/// - The values of head lines, the steps of named steps and the payers of a test's ledger stand below each other.
/// - A statement of more than 120 columns goes on below its `where` or `when`, broken after commas; a part that is too
///   long still is broken before its `or` or `and`. Such breaks that stand there already stay: conditions are grouped by
///   what they mean. Lines of tests are never broken.
public enum SignatureFormatter {
  /// Columns, in Unicode scalars.
  static let width = 120

  /// Why a source is left alone: it is too large, has bytes that are no tokens, or is nested deeper than the parser
  /// follows.
  public struct Refusal: Error, Sendable, Hashable {
    /// At least one.
    public var diagnostics: [Diagnostic]
  }

  /// The source in its canonical layout. Formatting what this returns changes nothing.
  public static func format(_ source: SignatureSource) throws(Refusal) -> [UInt8] {
    let isTooLarge = source.bytes.count > SignatureCompiler.maximumSourceSize
    let text = SourceText(isTooLarge ? SignatureSource(path: source.path, bytes: []) : source)
    let sink = DiagnosticSink(source: text, limit: SignatureCompiler.maximumDiagnostics, warningsAreErrors: false)
    if isTooLarge { SignatureCompiler.reportSize(of: source, sink) }
    let tokens = Lexer.tokens(of: text, sink: sink)
    guard sink.diagnostics.isEmpty else { throw Refusal(diagnostics: sink.diagnostics) }
    return try format(Piece.pieces(of: tokens, in: source.bytes), of: source, sink)
  }

  private static func format(
    _ pieces: [Piece], of source: SignatureSource, _ sink: DiagnosticSink
  ) throws(Refusal) -> [UInt8] {
    var reader = StatementReader(pieces)
    let statements = reader.read()
    // What every level moves to the right would otherwise grow with the square of the source.
    if let deep = statements.first(where: { $0.level > Parser.maximumDepth })?.first {
      sink.report(
        .nestedTooDeeply, at: deep.span, "nested too deeply", label: "the limit is \(Parser.maximumDepth) levels")
      throw Refusal(diagnostics: sink.diagnostics)
    }
    var writer = LayoutWriter(bytes: source.bytes)
    writer.write(statements, Alignment.columns(of: statements))
    writer.writeRest(pieces.last?.leading ?? [], level: reader.level)
    return writer.output
  }
}
