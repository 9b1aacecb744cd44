import Columnar
import Kernels
import Labels
import Matcher
import Reports
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
    var inputs: [Input] = []
    for path in request.inputs { inputs.append(try Input(path: path)) }
    var numbering = Numbering()
    let labels = try ResolvedLabels(request.labels, plans: request.plans)
    let codes = labels.codes(&numbering)
    let assets = AssetCodes(plans: request.plans) { numbering.asset(Array($0.utf8)[...]) }
    let chains = ChainCodes(plans: request.plans) { numbering.chain(Array($0.utf8)[...]) }
    var engine = Engine(
      plans: request.plans, labels: codes, assets: assets, chains: chains, settings: request.settings,
      room: request.room, kernels: try kernels())
    var ledger = Ledger(inputs)
    var coverage = Coverage()
    var merge = InputMerge(
      inputs, numbering: numbering, readsMessages: request.plans.contains(where: \.asksForMessages))
    if let only = inputs.first, inputs.count == 1, only.tables.areShared, !only.tablesGrow {
      merge.numbering.expectAll(in: only.tables.from)
    }
    let total = inputs.reduce(0) { $0 + $1.rowCount }
    while let run = try merge.next() {
      for (node, set) in merge.numbering.takeArrivals() { engine.add(node, to: set) }
      engine.consume(run.batch)
      engine.settle(
        threads: request.threads, shape: { merge.numbering.shape(of: $0) },
        progress: { done, next in progress(.matching(done: done, of: request.plans.count, next: next)) })
      coverage.add(run.batch, assets: assets)
      ledger.append(run)
      progress(.reading(rows: ledger.count, of: total))
    }
    let read = clock.now
    profile.reading = read - start
    profile.kept = engine.mostKept
    let found = engine.run(
      threads: request.threads,
      shape: { merge.numbering.shape(of: $0) },
      progress: { done, next in progress(.matching(done: done, of: request.plans.count, next: next)) })
    let matched = clock.now
    profile.matching = matched - read
    profile.signatures = found.costs.sorted { ($1.time, $0.signature) < ($0.time, $1.signature) }
    coverage.notes = notes(inputs, coverage, labels) + missingAssets(coverage, merge.numbering)
    coverage.abandoned = found.abandoned
    coverage.shortfalls = found.shortfalls
    if found.overflow > 0 { coverage.notes.append(Self.overflow(found.overflow, of: request.room)) }
    let builder = MatchBuilder(request: request, inputs: inputs)
    let matches = try builder.matches(found.findings, ledger)
    let all = withCampaigns(matches)
    profile.reporting = clock.now - matched
    return ScanResult(matches: all, coverage: coverage, profile: profile)
  }

  /// The matches and what campaigns find among them, by falling score, then as they come.
  private func withCampaigns(_ matches: [Match]) -> [Match] {
    let groups = CampaignBuilder(labels: request.labels).matches(request.campaigns, over: matches)
    guard !groups.isEmpty else { return matches }
    return (groups + matches).enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
  }

  private static func overflow(_ bytes: Int, of room: StateRoom) -> String {
    "addresses alone take \(HumanText.bytes(bytes)) more than the \(HumanText.bytes(room.bytes ?? 0)) allowed for what is kept"
  }

  private func kernels() throws(SluiceError) -> Kernels {
    if let kernels = request.kernels { return kernels }
    do { return try Kernels.chosen() } catch { throw SluiceError(.usage, "\(error)") }
  }

  /// What the data could not tell.
  private func notes(_ inputs: [Input], _ coverage: Coverage, _ labels: ResolvedLabels) -> [String] {
    var notes = inputs.flatMap { input in input.notes.map { "`\(input.path)`: \($0)" } }
    if coverage.unpriced > 0, request.plans.contains(where: \.needsPrices) {
      notes.append(
        "\(coverage.unpriced) of \(coverage.rows) transfers have no value in USD; no `$` condition holds for them")
    }
    return notes + missingSignatures() + labels.notes + request.labels.notes
  }

  /// Signatures that campaigns group and this scan does not look for.
  private func missingSignatures() -> [String] {
    let names = Set(request.plans.map(\.name))
    return request.campaigns.flatMap { campaign in
      campaign.signatures.filter { !names.contains($0) }.map {
        "campaign `\(campaign.name)` groups matches of `\($0)`, which is not among the signatures of this scan"
      }
    }
  }

  /// Assets that plans name and no transfer has, a line for each plan; symbols are compared letter by letter.
  private func missingAssets(_ coverage: Coverage, _ numbering: Numbering) -> [String] {
    let present = Set(coverage.assets.map { numbering.assets.table[Int($0)] })
    return request.plans.compactMap { plan in
      let missing = plan.namedAssets.filter { !present.contains($0) }
      guard !missing.isEmpty else { return nil }
      let names = missing.map { symbol in
        let other = present.sorted().first { $0.lowercased() == symbol.lowercased() }
        return "`\(symbol)`" + (other.map { " (the data has `\($0)`)" } ?? "")
      }
      let noun = missing.count > 1 ? "assets" : "asset"
      return "no transfer has the \(noun) \(names.joined(separator: ", ")), which `\(plan.name)` asks for"
    }
  }
}
