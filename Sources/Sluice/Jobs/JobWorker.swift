import Jobs
import Matcher
import SignaturePlan

/// Works off slices of one job, from the one that it was given on for as long as the next is free, in one pass over the
/// ledger.
struct JobWorker: ~Copyable {
  private let store: JobStore
  private let holder: Leaseholder
  private let heartbeat: Heartbeat
  private let settings: JobSettings
  /// Plans that some slice from here on is missing.
  private let plans: [Plan]
  private var scan: RunningScan
  /// Slices that are not stored yet, in order.
  private var claims: [SliceClaim]
  /// Whether the next slice is another's, or there is none.
  private var isClosed: Bool
  private var last: SliceClaim
  private var stored = ContinuousClock.now

  /// Time after which what is decided is searched and stored, even if little can be let go.
  private let patience: Duration

  init(
    _ claim: SliceClaim, _ material: JobMaterial, _ settings: JobSettings, in store: JobStore, for holder: Leaseholder,
    heartbeat: Heartbeat, threads: Int, pace: WorkerPace
  ) throws(SluiceError) {
    let missing: Set<String>
    do { missing = Set(try store.missingSignatures(from: claim)) } catch { throw SluiceError(error) }
    let plans = material.plans.filter { missing.contains($0.name) }
    var request = ScanRequest(
      plans: plans, inputs: material.contents.archives.map(\.path), labels: material.labels,
      settings: MatchSettings(dustFloor: settings.dustFloor), threads: threads)
    request.room = StateRoom(bytes: settings.maxState, settlesAfter: pace.settlesAfter)
    let scan = try RunningScan(request, slice: (claim.from ?? .min)..<(claim.to ?? .max))
    heartbeat.keep([claim])
    self.init(claim, scan, plans, settings, store, holder, heartbeat, patience: pace.patience)
  }

  private init(
    _ claim: SliceClaim, _ scan: consuming RunningScan, _ plans: [Plan], _ settings: JobSettings, _ store: JobStore,
    _ holder: Leaseholder, _ heartbeat: Heartbeat, patience: Duration
  ) {
    self.store = store
    self.holder = holder
    self.heartbeat = heartbeat
    self.settings = settings
    self.plans = plans
    self.patience = patience
    self.scan = scan
    claims = [claim]
    last = claim
    isClosed = claim.to == nil
  }

  /// Goes through the ledger as far as its slices need it, and stores each slice as soon as it is decided.
  mutating func run(progress: (ScanProgress) -> Void) throws(SluiceError) {
    var isAtEnd = true
    while try scan.advance(progress: progress) {
      try takeWhatBegins()
      let isUrgent = ContinuousClock.now - stored > patience
      scan.settle(isUrgent: isUrgent, within: settings.time(for: claims.count), progress: progress)
      if isUrgent { stored = .now }
      try storeDecided(coverage: nil)
      if claims.isEmpty && isClosed { return }
      if isClosed, scan.engine.isFinished {
        isAtEnd = false
        break
      }
    }
    scan.finish(within: settings.time(for: claims.count), progress: progress)
    try storeDecided(coverage: isAtEnd ? scan.finalCoverage().summary : nil)
  }

  /// Takes the slices that the ledger has reached.
  private mutating func takeWhatBegins() throws(SluiceError) {
    guard let now = scan.coverage.lastTime else { return }
    while !isClosed, let end = last.to, now >= end {
      let next: SliceClaim?
      do { next = try store.claimSlice(after: last, for: holder, at: JobRunner.now, isGone: WorkerName.isGone) } catch {
        throw SluiceError(error)
      }
      guard let next else {
        isClosed = true
        return
      }
      last = next
      claims.append(next)
      isClosed = next.to == nil
      scan.extend(to: next.to ?? .max)
      heartbeat.keep(claims)
    }
  }

  private mutating func storeDecided(coverage: [String]?) throws(SluiceError) {
    var left: [SliceClaim] = []
    for claim in claims {
      let isLast = claim.slice == last.slice
      if let rest = try storeDecided(of: claim, coverage: isLast ? coverage : nil) { left.append(rest) }
    }
    if left.count != claims.count { heartbeat.keep(left) }
    claims = left
  }

  /// Stores what is decided of a slice; nil if nothing of it is left to do, or it is another's by now.
  private mutating func storeDecided(of claim: SliceClaim, coverage: [String]?) throws(SluiceError) -> SliceClaim? {
    var claim = claim
    let range = (claim.from ?? .min)..<(claim.to ?? .max)
    var parts: [SlicePart] = []
    for (place, plan) in plans.enumerated() where claim.missing.contains(plan.name) {
      guard scan.engine.isDecided(place, before: range.upperBound) else { continue }
      parts.append(try part(place, plan, scan.take(place, in: range)))
    }
    // A slice that has every part already is only looked at for its end.
    guard !parts.isEmpty || claim.missing.isEmpty else { return claim }
    do {
      let isDone = try store.store(parts, of: claim, coverage: coverage, at: JobRunner.now)
      stored = .now
      claim.missing.removeAll { name in parts.contains { $0.signature == name } }
      return isDone ? nil : claim
    } catch {
      if case .claimVoid = error.cause { return nil }
      throw SluiceError(error)
    }
  }

  private func part(_ place: Int, _ plan: Plan, _ found: [CellMatch]) throws(SluiceError) -> SlicePart {
    let kept = settings.maxMatches.map { found.prefix($0) } ?? found[...]
    let builder = MatchBuilder(request: scan.request, inputs: scan.inputs)
    let ends = Dictionary(kept.map { ($0.finding.origin, $0.last) }) { first, _ in first }
    let matches = try builder.pairs(kept.map(\.finding), scan.ledger).map { finding, match in
      let ahead = plan.lookAhead
      let end = ends[finding.origin].flatMap { ahead > 0 ? $0.addingReportingOverflow(ahead).partialValue : nil }
      return StoredMatch(match, finding, in: scan.ledger, decidedAt: end)
    }
    return SlicePart(signature: plan.name, matches: matches, incomplete: incomplete(place, found.count))
  }

  /// Why results of a plan are missing.
  private func incomplete(_ place: Int, _ found: Int) -> String? {
    var reasons: [String] = []
    if let most = settings.maxMatches, found > most {
      reasons.append("\(found - most) matches over the limit of \(most)")
    }
    let losses = scan.engine.losses(of: place)
    if losses.abandoned > 0 { reasons.append("\(losses.abandoned) origins given up, too many paths lead on from them") }
    if losses.untried > 0 { reasons.append("\(losses.untried) origins not tried, the time was up") }
    if !losses.shortfall.isEmpty { reasons.append("cut by the limit on memory: \(losses.shortfall.text)") }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }
}

/// How often a worker lets go and stores; what it finds does not depend on it.
struct WorkerPace: Sendable {
  var patience = Duration.seconds(20)
  var settlesAfter = 1 << 21
}

extension StoredMatch {
  init(_ match: Match, _ finding: Finding, in ledger: Ledger, decidedAt: Int64?) {
    func place(_ row: Int) -> Place {
      let place = ledger.place(of: row)
      return Place(archive: place.input, row: place.row)
    }
    var match = match
    match.open = false
    self.init(
      id: match.id, signature: match.signature, scoreTenths: match.score.tenths, originTime: match.origin.time,
      origin: place(finding.origin), evidence: Set(finding.evidence.map(\.row)).sorted().map(place),
      decidedAt: decidedAt, json: match.json)
  }
}
