import Matcher
import SignaturePlan

/// Runs plans over archives and CSV files.
public struct Scanner {
  private let request: ScanRequest

  public init(_ request: ScanRequest) { self.request = request }

  /// Scans everything.
  ///
  /// - Parameter progress: told now and then how far the scan is.
  public func run(progress: (ScanProgress) -> Void = { _ in }) throws(SluiceError) -> ScanResult {
    let clock = ContinuousClock()
    var profile = ScanProfile()
    let start = clock.now
    var settling = Duration.zero
    var scan = try RunningScan(request)
    while try scan.advance(progress: progress) {
      let read = clock.now
      scan.settle(progress: progress)
      settling += clock.now - read
    }
    let read = clock.now
    profile.reading = read - start - settling
    scan.finish(progress: progress)
    let matched = clock.now
    profile.matching = matched - read + settling
    profile.kept = scan.engine.mostKept
    profile.signatures = scan.engine.matchingCosts.sorted { ($1.time, $0.signature) < ($0.time, $1.signature) }
    let builder = MatchBuilder(request: request, inputs: scan.inputs)
    let found = scan.engine.findings
    let matches = try builder.matches(found, scan.ledger)
    let near = NearMisses.choice(scan.engine.nearMisses, beside: found)
    let nearest = NearMisses(try builder.matches(near.findings, scan.ledger), hidden: near.hidden)
    let all = CampaignBuilder(labels: request.labels).adding(request.campaigns, to: matches)
    profile.reporting = clock.now - matched
    return ScanResult(matches: all, nearMisses: nearest, coverage: scan.finalCoverage(), profile: profile)
  }
}

extension CampaignBuilder {
  /// The matches and what campaigns find among them, by falling score, then as they come.
  func adding(_ campaigns: [Campaign], to matches: [Match]) -> [Match] {
    let groups = self.matches(campaigns, over: matches)
    guard !groups.isEmpty else { return matches }
    return (groups + matches).enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
  }
}
