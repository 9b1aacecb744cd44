extension Parser {
  mutating func parseFile(_ file: inout FileSyntax) {
    while !isAtEnd, !sink.isFull {
      if at(.signature) || at(.campaign) {
        if let signature = try? parseSignature() { file.signatures.append(signature) }
      } else if at(.declaration) {
        parseDeclaration(into: &file)
      } else {
        _ = strayWord()
        skipToSignature()
      }
    }
  }

  /// Reports what stands outside of any signature.
  private mutating func strayWord() -> Abandoned {
    if at(.rightBrace) {
      sink.report(.strayBrace, at: current.span, "`}` too many", label: "closes nothing", help: "take it out")
      return Abandoned()
    }
    guard at(.word), current.keyword == nil else { return unexpected("`signature`") }
    return unknownKeyword(among: ["signature", "campaign", "set"], "a file holds signatures")
  }

  private mutating func skipToSignature() {
    repeat { advance() } while !isAtEnd && !isAtSignature && !isAtDeclaration
  }

  /// Whether a signature or a campaign begins here.
  var isAtSignature: Bool { (at(.signature) || at(.campaign)) && isAtSection }

  private mutating func parseSignature() throws(Abandoned) -> SignatureSyntax? {
    let isCampaign = at(.campaign)
    let start = advance().span.lowerBound
    guard let name = try? parseSignatureName() else {
      skipToSignature()
      return nil
    }
    var signature = SignatureSyntax(name: name, span: name.span, campaign: isCampaign ? CampaignSyntax() : nil)
    let (errors, broken) = (sink.errorOffsets.count, brokenBlocks)
    let opening = openBlock()
    parseSections(of: &signature, opening)
    signature.span = span(from: start)
    signature.isPartial = sink.errorOffsets.count > errors || sink.hasError(in: signature.span)
    signature.hasBrokenBlocks = brokenBlocks > broken
    return signature
  }

  /// `bybit.split_and_bridge`
  mutating func parseSignatureName() throws(Abandoned) -> Identifier {
    var last = try expect(.word)
    let start = last.span.lowerBound
    while take(.dot) { last = try expect(.word) }
    let span = start..<last.span.upperBound
    return Identifier(text: source.text(span).filter { !$0.isWhitespace }, span: span)
  }

  private mutating func parseSections(of signature: inout SignatureSyntax, _ opening: Span) {
    while !sink.isFull {
      let start = index
      if closesBlock(openedAt: opening, isNested: false) {
        guard previous.kind == .rightBrace, isAtSection, !isAtSignature else { return }
        reportStrayBrace("the signature")
        continue
      }
      do {
        if try !resumeSection(of: &signature) { try parseSection(of: &signature) }
      } catch {
        skip { $0.current.startsLine && $0.index > start }
        if index == start { advance() }
      }
    }
  }

  private mutating func parseSection(of signature: inout SignatureSyntax) throws(Abandoned) {
    lastSection = current.keyword
    if signature.campaign != nil, try parseSectionOfCampaign(&signature) { return }
    switch current.keyword {
    case .title: try parseText(.title, into: &signature.title)
    case .actor: try parseText(.actor, into: &signature.actor)
    case .cases: signature.cases += try parseTexts()
    case .source: signature.sources += try parseTexts()
    case .severity: try parseSeverity(&signature)
    case .flow: try parseFlow(&signature)
    case .score: try parseScore(&signature)
    case .report: try parseReport(&signature)
    case .test: signature.tests.append(try parseTest())
    default:
      let own = signature.campaign == nil ? [] : Self.campaignSections
      throw unknownKeyword(among: (Keyword.sections + own).map(\.rawValue), "no section of a signature")
    }
  }

  private mutating func parseSectionOfCampaign(_ signature: inout SignatureSyntax) throws(Abandoned) -> Bool {
    if at(.score) {
      try parseCampaignScore(&signature)
      return true
    }
    var campaign = signature.campaign ?? CampaignSyntax()
    defer { signature.campaign = campaign }
    return try parseCampaignSection(&campaign)
  }

  /// A word where a keyword should stand.
  mutating func unknownKeyword(among known: [String], _ label: String) -> Abandoned {
    guard at(.word) else { return unexpected(UserText.choice(known)) }
    guard isFreshError() else { return Abandoned() }
    let word = text(current)
    let near = Suggestion.nearest(to: word, among: known)
    sink.report(
      .unknownKeyword, at: current.span, "unknown keyword \(UserText.quoted(word))", label: label,
      help: near.map { "did you mean `\($0)`?" } ?? "known here: \(UserText.list(known))", fix: near,
      isCertain: Suggestion.isClear(word, among: known))
    return Abandoned()
  }
}
