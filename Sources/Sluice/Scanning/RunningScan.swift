import Columnar
import Kernels
import Labels
import Matcher
import Reports
import SignaturePlan

/// A scan under way: the inputs as one ledger, the engine that takes it in, and what was covered so far.
struct RunningScan: ~Copyable {
  let request: ScanRequest
  let inputs: [Input]
  let labels: ResolvedLabels
  private let assets: AssetCodes
  private(set) var engine: Engine
  private var merge: InputMerge
  private var feed: PastFeed?
  private(set) var ledger: Ledger
  private(set) var coverage = Coverage()
  /// Transfers of all inputs.
  let total: Int

  /// Opens everything.
  ///
  /// - Parameters:
  ///   - slice: origins are searched in cells that begin in it.
  ///   - opened: the inputs, if they are open already.
  ///   - feed: where to begin, if not with the first transfer, and what had happened before.
  init(
    _ request: ScanRequest, slice: Range<Int64> = .min ..< .max, opened: [Input]? = nil, feed: PastFeed? = nil
  ) throws(SluiceError) {
    let kernels = try Self.kernels(request)
    let inputs: [Input]
    if let opened { inputs = opened } else { inputs = try Self.open(request.inputs) }
    let labels = try ResolvedLabels(request.labels, plans: request.plans)
    // Nothing throws from here on: what cannot be copied is made at once.
    var numbering = Numbering()
    let codes = labels.codes(&numbering)
    let assets = AssetCodes(plans: request.plans) { numbering.asset(Array($0.utf8)[...]) }
    let chains = ChainCodes(plans: request.plans) { numbering.chain(Array($0.utf8)[...]) }
    var merge = InputMerge(
      inputs, from: feed?.starts, numbering: numbering,
      readsMessages: request.plans.contains(where: \.asksForMessages))
    merge.joinAddresses()
    self.request = request
    self.inputs = inputs
    self.labels = labels
    self.assets = assets
    self.merge = merge
    self.feed = feed
    ledger = Ledger(inputs)
    total = inputs.reduce(0) { $0 + $1.rowCount }
    engine = Engine(
      plans: request.plans,
      near: request.margin.map { margin in request.plans.map { NearPlan($0, within: margin) } } ?? [],
      labels: codes, assets: assets, chains: chains, settings: request.settings, slice: slice,
      room: request.room, kernels: kernels)
    engine.expect(transfers: total - (feed?.starts.reduce(0, +) ?? 0), nodes: merge.numbering.expectedNodes)
  }

  private static func open(_ paths: [String]) throws(SluiceError) -> [Input] {
    var inputs: [Input] = []
    for path in paths { inputs.append(try Input(path: path)) }
    return inputs
  }

  private static func kernels(_ request: ScanRequest) throws(SluiceError) -> Kernels {
    if let kernels = request.kernels { return kernels }
    do { return try Kernels.chosen() } catch { throw SluiceError(.usage, "\(error)") }
  }

  /// Takes in the next transfers; false at the end of the ledger.
  mutating func advance(progress: (ScanProgress) -> Void) throws(SluiceError) -> Bool {
    try feed?.tell(&merge, &engine)
    guard let run = try merge.next(atMost: feed?.left ?? .max) else { return false }
    feed?.advance(by: run.batch.count)
    for (node, set) in merge.numbering.takeArrivals() { engine.add(node, to: set) }
    engine.consume(run.batch)
    coverage.add(run.batch, assets: assets)
    ledger.append(run)
    progress(.reading(rows: ledger.count, of: total))
    return true
  }

  /// Searches what is decided by now, if it is time to or if it is urgent.
  ///
  /// - Parameter limit: time that one signature may take; nil for as long as it takes.
  /// - Returns: whether anything was searched.
  @discardableResult
  mutating func settle(
    isUrgent: Bool = false, within limit: Duration? = nil, progress: (ScanProgress) -> Void
  ) -> Bool {
    let (numbering, count) = (merge.numbering, request.plans.count)
    engine.limit = limit
    return engine.settle(
      isUrgent: isUrgent, threads: request.threads, shape: { numbering.shape(of: $0) },
      progress: { done, next in progress(.matching(done: done, of: count, next: next)) })
  }

  /// Searches all that is left.
  mutating func finish(within limit: Duration? = nil, progress: (ScanProgress) -> Void) {
    let (numbering, count) = (merge.numbering, request.plans.count)
    engine.limit = limit
    engine.finish(
      threads: request.threads, shape: { numbering.shape(of: $0) },
      progress: { done, next in progress(.matching(done: done, of: count, next: next)) })
  }

  /// Asks for origins in cells that begin before a time, too.
  mutating func extend(to end: Int64) { engine.extend(to: end) }

  /// The matches of a plan in a slice, by origin; they are not given twice.
  mutating func take(_ plan: Int, in slice: Range<Int64>) -> [CellMatch] { engine.take(plan, in: slice) }

  /// What was covered, once the whole ledger was read, and what the data could not tell.
  func finalCoverage() -> Coverage {
    var coverage = coverage
    coverage.notes = notes + missingAssets
    for (place, plan) in request.plans.enumerated() {
      let losses = engine.losses(of: place)
      if losses.abandoned > 0 { coverage.abandoned[plan.name] = losses.abandoned }
      if !losses.shortfall.isEmpty { coverage.shortfalls[plan.name] = losses.shortfall }
    }
    coverage.notes += nearLosses
    let overflow = engine.overflow
    if overflow > 0 {
      coverage.notes.append(
        "addresses alone take \(HumanText.bytes(overflow)) more than the \(HumanText.bytes(request.room.bytes ?? 0)) "
          + "allowed for what is kept")
    }
    return coverage
  }

  /// What the search for near misses gave up; what matches is not touched by it.
  private var nearLosses: [String] {
    guard request.margin != nil else { return [] }
    return request.plans.enumerated().compactMap { place, plan in
      let losses = engine.losses(of: request.plans.count + place)
      var reasons: [String] = []
      if losses.abandoned > 0 {
        reasons.append("\(losses.abandoned) transfers as origins; too many paths lead on from them")
      }
      if !losses.shortfall.isEmpty { reasons.append("by the limit on memory: \(losses.shortfall.text)") }
      return reasons.isEmpty ? nil : "near misses of `\(plan.name)` given up: \(reasons.joined(separator: "; "))"
    }
  }

  private var notes: [String] {
    var notes = inputs.flatMap { input in input.notes.map { "`\(input.path)`: \($0)" } }
    if coverage.unpriced > 0, request.plans.contains(where: \.needsPrices) {
      notes.append(
        "\(coverage.unpriced) of \(coverage.rows) transfers have no value in USD; no `$` condition holds for them")
    }
    return notes + missingSignatures + labels.notes + request.labels.notes
  }

  /// Signatures that campaigns group and this scan does not look for.
  private var missingSignatures: [String] {
    let names = Set(request.plans.map(\.name))
    return request.campaigns.flatMap { campaign in
      campaign.signatures.filter { !names.contains($0) }.map {
        "campaign `\(campaign.name)` groups matches of `\($0)`, which is not among the signatures of this scan"
      }
    }
  }

  /// Assets that plans name and no transfer has, a line for each plan; symbols are compared letter by letter.
  private var missingAssets: [String] {
    let present = Set(coverage.assets.map { merge.numbering.assets.table[Int($0)] })
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
