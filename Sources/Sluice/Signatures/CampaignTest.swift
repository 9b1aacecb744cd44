import SignatureLanguage
import SignaturePlan

extension InlineTestRunner {
  /// Runs one test of a campaign over the matches of the plans that it groups.
  ///
  /// - Parameter plans: those that were compiled together with it.
  func run(_ test: InlineTest, of campaign: CompiledCampaign, plans: [Plan]) throws(SluiceError) -> TestOutcome {
    let test = try LedgerFile.filling(test, beside: campaign.path)
    let members = plans.filter { campaign.campaign.signatures.contains($0.name) }
    var findings: [Finding] = []
    for plan in members { findings += try self.findings(of: plan, test) }
    let labels = Self.labels(of: test)
    let builder = CampaignBuilder(labels: labels)
    let matches = findings.enumerated().map { Match($0.element, number: $0.offset, test) }
    let groups = builder.matches([campaign.campaign], over: matches).map { Finding($0) }
    let failures = test.expectations.filter { !$0.holds(groups, test) }.map { TestFailure($0, groups, test) }
    return TestOutcome(
      signature: campaign.campaign.name, test: test.name, path: campaign.path, line: test.span.start.line,
      failures: failures)
  }
}

extension Match {
  /// A finding of a test, as far as a campaign looks at it; rows of the evidence are places in the test.
  fileprivate init(_ finding: Finding, number: Int, _ test: InlineTest) {
    let evidence = finding.evidence.map { item in
      Evidence(
        step: item.step, index: item.index, transfer: test.transfers[item.row], tx: nil, archive: "", row: item.row)
    }
    let origin = test.transfers[finding.origin]
    let times = evidence.map(\.transfer.time)
    self.init(
      id: "\(number)", signature: finding.signature, severity: .medium, score: finding.score, title: "",
      reasons: finding.reasons, origin: Origin(address: origin.from, time: origin.time, tx: "\(finding.origin)"),
      firstTime: times.min() ?? origin.time, lastTime: times.max() ?? origin.time, chains: [],
      value: Value(asset: origin.asset, amount: origin.amount, usd: origin.value), addresses: [], evidence: evidence,
      alternatives: 0, open: finding.open, incomplete: [],
      provenance: Provenance(engine: "", signatureHash: "", labelsHash: "", archives: []))
  }
}

extension Finding {
  /// A group of a test's matches, with places in the test for rows.
  fileprivate init(_ match: Match) {
    let evidence = match.evidence.map { Item(step: $0.step, index: $0.index, row: $0.row) }
    self.init(
      signature: match.signature, origin: match.origin.tx.flatMap { Int($0) } ?? 0, score: match.score,
      reasons: match.reasons, evidence: evidence, alternatives: 0, open: match.open)
  }
}
