/// A file as it was parsed.
struct FileSyntax: Sendable {
  var signatures: [SignatureSyntax] = []
  /// Declared anywhere in the file.
  var sets: [SetDeclarationSyntax] = []
  /// Comments in order; no part of any signature's syntax, but there for a formatter.
  var comments: [Span] = []
}

/// `signature a.b { … }`
struct SignatureSyntax: Sendable {
  var name: Identifier
  var span: Span
  var title: Identifier?
  var actor: Identifier?
  var severity: Identifier?
  var cases: [Identifier] = []
  var sources: [Identifier] = []
  var flow: FlowSyntax?
  var score: ScoreSyntax?
  var report: ReportSyntax?
  var tests: [TestSyntax] = []
  /// What a campaign says besides; nil for a signature.
  var campaign: CampaignSyntax?
  /// Whether something could not be read, so that what seems to be missing may only not have been understood.
  var isPartial = false
  /// Whether braces are missing or too many, so that what stands in which block is a guess.
  var hasBrokenBlocks = false
}

/// `set @mine = ("0xab…", "bc1q…" on bitcoin)`
struct SetDeclarationSyntax: Sendable {
  /// Without the sign.
  var name: Identifier
  var members: [Member] = []
  /// Whether some of it could not be read.
  var isPartial = false

  struct Member: Sendable {
    var address: Identifier
    var chain: Identifier?
  }
}

/// A name or a text with its place. Texts are unquoted, their escapes resolved.
struct Identifier: Sendable, Hashable {
  var text: String
  var span: Span
}

/// `flow within 14d { … }`
struct FlowSyntax: Sendable {
  var keyword: Span
  var horizon: LiteralSyntax
  var steps: [StepSyntax]
}

/// A value with its place.
struct LiteralSyntax: Sendable, Hashable {
  var value: Literal
  var span: Span
}

/// `9..60`, `5..` or `12`
struct RangeSyntax: Sendable, Hashable {
  var lower: LiteralSyntax
  /// Nil for an open end; the lower bound itself for an exact number.
  var upper: LiteralSyntax?
  var span: Span
}

/// `report at 60`
struct ReportSyntax: Sendable {
  var keyword: Span
  var points: LiteralSyntax
}
