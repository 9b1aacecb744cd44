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
  /// Of the archives, in their order.
  private let hashes: [String]
  /// Slices that are not stored yet, in order.
  private var claims: [SliceClaim]
  /// Whether the next slice is another's, or there is none.
  private var isClosed: Bool
  private var last: SliceClaim
  private var stored = ContinuousClock.now
  /// By slice and plan: origins that had been given up and not tried when the slice was taken.
  private var lostBefore: [Int: [(abandoned: Int, untried: Int)]]

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
    let scan = try RunningScan(
      request, slice: (claim.from ?? .min)..<(claim.to ?? .max), opened: material.inputs)
    let hashes = material.contents.archives.map(\.hash)
    heartbeat.keep([claim])
    self.init(claim, scan, hashes, plans, settings, store, holder, heartbeat, patience: pace.patience)
  }

  private init(
    _ claim: SliceClaim, _ scan: consuming RunningScan, _ hashes: [String], _ plans: [Plan],
    _ settings: JobSettings, _ store: JobStore,
    _ holder: Leaseholder, _ heartbeat: Heartbeat, patience: Duration
  ) {
    self.store = store
    self.holder = holder
    self.heartbeat = heartbeat
    self.settings = settings
    self.plans = plans
    self.hashes = hashes
    self.patience = patience
    self.scan = scan
    lostBefore = [claim.slice: plans.map { _ in (0, 0) }]
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
      if isUrgent { stored = .now }
      if scan.settle(isUrgent: isUrgent, within: settings.time(for: claims.count), progress: progress) {
        try storeDecided(coverage: nil)
      }
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
      lostBefore[next.slice] = plans.indices.map { place in
        let losses = scan.engine.losses(of: place)
        return (losses.abandoned, losses.untried)
      }
      isClosed = next.to == nil
      scan.extend(to: next.to ?? .max)
      heartbeat.keep(claims)
    }
  }

  /// What one plan gave in one slice, before it is spelt out.
  private struct Found {
    let claim: Int
    let plan: Int
    let matches: [CellMatch]
  }

  /// Stores what is decided of its slices, and forgets those that are done or another's by now.
  private mutating func storeDecided(coverage: [String]?) throws(SluiceError) {
    var found: [Found] = []
    var touched: [Int] = []
    for (number, claim) in claims.enumerated() {
      let before = found.count
      found += decided(of: claim, number)
      // A slice that has every part already is only looked at for its end.
      if found.count > before || claim.missing.isEmpty { touched.append(number) }
    }
    guard !touched.isEmpty else { return }
    let parts = try parts(found)
    let results = touched.map { number in
      JobStore.SliceResult(
        claim: claims[number], parts: parts.filter { $0.claim == number }.map(\.part),
        coverage: claims[number].slice == last.slice ? coverage : nil)
    }
    let outcomes: [JobStore.SliceOutcome]
    do { outcomes = try store.store(results, at: JobRunner.now) } catch { throw SluiceError(error) }
    stored = .now
    for (result, outcome) in zip(results, outcomes) {
      guard let place = claims.firstIndex(where: { $0.slice == result.claim.slice }) else { continue }
      if outcome == .open {
        claims[place].missing.removeAll { name in result.parts.contains { $0.signature == name } }
      } else {
        claims.remove(at: place)
      }
    }
    heartbeat.keep(claims)
  }

  /// What is decided of a slice and was not stored.
  private mutating func decided(of claim: SliceClaim, _ number: Int) -> [Found] {
    let range = (claim.from ?? .min)..<(claim.to ?? .max)
    var found: [Found] = []
    for (place, plan) in plans.enumerated() where claim.missing.contains(plan.name) {
      guard scan.engine.isDecided(place, before: range.upperBound) else { continue }
      found.append(Found(claim: number, plan: place, matches: scan.take(place, in: range)))
    }
    return found
  }

  /// The same spelt out.
  ///
  /// PERF: all at once, because the evidence of many is in one batch of an archive.
  private func parts(_ found: [Found]) throws(SluiceError) -> [(claim: Int, part: SlicePart)] {
    let most = settings.maxMatches ?? .max
    let builder = MatchBuilder(request: scan.request, inputs: scan.inputs, hashes: hashes)
    let pairs = try builder.pairs(found.flatMap { $0.matches.prefix(most).map(\.finding) }, scan.ledger)
    var spelt: [String: [Int: Match]] = [:]
    for (finding, match) in pairs { spelt[finding.signature, default: [:]][finding.origin] = match }
    return found.map { found in
      let plan = plans[found.plan]
      let matches = found.matches.prefix(most).compactMap { match in
        spelt[plan.name]?[match.finding.origin].map {
          StoredMatch($0, match.finding, in: scan.ledger, decidedAt: plan.decided(last: match.last))
        }
      }
      let incomplete = incomplete(found.plan, in: claims[found.claim].slice, found.matches.count)
      return (found.claim, SlicePart(signature: plan.name, matches: matches, incomplete: incomplete))
    }
  }

  /// Why results of a plan are missing.
  private func incomplete(_ place: Int, in slice: Int, _ found: Int) -> String? {
    var reasons: [String] = []
    if let most = settings.maxMatches, found > most {
      reasons.append("\(found - most) matches over the limit of \(most)")
    }
    // What was lost before the slice was taken was lost to others; a limit on memory hides the past of later ones, too.
    let losses = scan.engine.losses(of: place)
    let before = lostBefore[slice]?[place] ?? (abandoned: 0, untried: 0)
    let abandoned = losses.abandoned - before.abandoned
    let untried = losses.untried - before.untried
    if abandoned > 0 { reasons.append("\(abandoned) origins given up, too many paths lead on from them") }
    if untried > 0 { reasons.append("\(untried) origins not tried, the time was up") }
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
  /// - Parameter archives: by input of the ledger its place among the archives, if not all of them are read.
  init(_ match: Match, _ finding: Finding, in ledger: Ledger, of archives: [Int]? = nil, decidedAt: Int64?) {
    func place(_ row: Int) -> Place {
      let place = ledger.place(of: row)
      return Place(archive: archives?[place.input] ?? place.input, row: place.row)
    }
    var match = match
    match.open = false
    self.init(
      id: match.id, signature: match.signature, scoreTenths: match.score.tenths, originTime: match.origin.time,
      origin: place(finding.origin), evidence: Set(finding.evidence.map(\.row)).sorted().map(place),
      decidedAt: decidedAt, json: match.json)
  }
}
