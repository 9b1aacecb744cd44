import SignaturePlan

/// Turns signature sources into plans.
public struct SignatureCompiler {
  /// Bytes: a larger source is refused.
  public static let maximumSourceSize = 4 << 20
  /// After so many diagnostics reading stops.
  public static let maximumDiagnostics = 100

  private let options: CompilerOptions
  private var result = Compilation(signatures: [], diagnostics: [])
  /// Where each signature's name was first seen.
  private var names: [String: Diagnostic.Annotation] = [:]
  private var isFull = false
  /// What campaigns can group; not worked out before a campaign asks.
  private var members: CampaignMembers?
  private let sources: [SignatureSource]

  /// Compiles all sources; names must be unique among them. Never fails: what cannot be compiled has a diagnostic.
  public static func compile(
    _ sources: [SignatureSource], options: CompilerOptions = CompilerOptions()
  ) -> Compilation {
    var compiler = SignatureCompiler(sources, options)
    for source in sources where !compiler.isFull { compiler.compile(source) }
    return compiler.result
  }

  private init(_ sources: [SignatureSource], _ options: CompilerOptions) {
    self.sources = sources
    self.options = options
  }

  private mutating func compile(_ source: SignatureSource) {
    let isTooLarge = source.bytes.count > Self.maximumSourceSize
    // What is too large is not even cut into lines.
    let text = SourceText(isTooLarge ? SignatureSource(path: source.path, bytes: []) : source)
    let sink = DiagnosticSink(
      source: text, limit: Self.maximumDiagnostics - result.diagnostics.count,
      warningsAreErrors: options.warningsAsErrors)
    if isTooLarge { Self.reportSize(of: source, sink) } else { compile(text, sink) }
    result.diagnostics += sink.diagnostics.sorted { $0.span.bytes.lowerBound < $1.span.bytes.lowerBound }
    isFull = sink.isFull
  }

  static func reportSize(of source: SignatureSource, _ sink: DiagnosticSink) {
    sink.report(
      .sourceTooLarge, at: 0..<0, "file of \(source.bytes.count) bytes is too large",
      label: "the limit is \(Self.maximumSourceSize) bytes")
  }

  private mutating func compile(_ text: SourceText, _ sink: DiagnosticSink) {
    let file = Parser.parse(text, sink: sink)
    let allowances = Allowances(file, in: text)
    sink.allowances = allowances
    defer { allowances.reportFaults(to: sink) }
    if file.signatures.isEmpty, sink.diagnostics.isEmpty {
      sink.report(
        .noSignature, at: 0..<0, "no signature in this file", label: "",
        help: "a signature starts with `signature some.name {`")
    }
    let sets = FileSets(file.sets, sink: sink, options: options)
    var ledgerBudget = LedgerExpansion.maximumPerFile
    for syntax in file.signatures where !sink.isFull {
      checkName(of: syntax, sink)
      // Where blocks are a guess, whatever is said about what stands in them would be one too.
      if syntax.hasBrokenBlocks { continue }
      var checker = Checker(syntax, sink: sink, options: options, ledgerBudget: ledgerBudget, declared: sets.byName)
      if let campaign = syntax.campaign {
        let members = members ?? CampaignMembers(sources)
        self.members = members
        members.check(campaign, sink)
        add(checker.checkCampaign(campaign), of: syntax, text, sink)
      } else {
        add(checker.check(), of: syntax, sets, text, sink)
      }
      ledgerBudget = checker.ledgerBudget
    }
  }

  private mutating func add(
    _ checked: (plan: Plan?, tests: [InlineTest]), of syntax: SignatureSyntax, _ sets: FileSets, _ text: SourceText,
    _ sink: DiagnosticSink
  ) {
    guard !syntax.isPartial, !sink.hasError(in: syntax.span), let plan = checked.plan, !sets.isBroken(for: plan) else {
      return
    }
    result.signatures.append(
      CompiledSignature(plan: plan, tests: checked.tests, path: text.path, span: text.sourceSpan(syntax.name.span)))
  }

  private mutating func add(
    _ checked: (campaign: Campaign?, tests: [InlineTest]), of syntax: SignatureSyntax, _ text: SourceText,
    _ sink: DiagnosticSink
  ) {
    guard !syntax.isPartial, !sink.hasError(in: syntax.span), let campaign = checked.campaign else { return }
    result.campaigns.append(
      CompiledCampaign(
        campaign: campaign, tests: checked.tests, path: text.path, span: text.sourceSpan(syntax.name.span)))
  }

  private mutating func checkName(of syntax: SignatureSyntax, _ sink: DiagnosticSink) {
    let name = syntax.name
    guard let first = names[name.text] else {
      names[name.text] = sink.annotation(name.span, "first defined here")
      return
    }
    sink.report(
      .duplicateSignature, at: name.span, "signature \(UserText.quoted(name.text)) is defined twice",
      label: "defined again here", secondary: [first])
  }
}
