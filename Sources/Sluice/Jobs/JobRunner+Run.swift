import Jobs
import Reports

extension JobRunner {
  /// Works off all jobs that were submitted, and those whose runner died.
  ///
  /// A job fails if its files are no longer those that were submitted, or cannot be scanned; the others go on.
  /// - Parameters:
  ///   - progress: told now and then how far the scan of a job is.
  ///   - ended: given each job as it ends.
  public func run(
    progress: (Job, ScanProgress) -> Void = { _, _ in }, ended: (JobDetails) -> Void = { _ in }
  ) throws(SluiceError) {
    do {
      let lock = try store.lockForRunning()
      while let claim = try store.claimSlice(under: lock) {
        try work(on: claim, progress)
        let job = try store.job("\(claim.job.id)")
        ended(JobDetails(job: job, contents: try store.contents(of: job), slices: try store.slices(of: job)))
      }
    } catch { throw SluiceError(error) }
  }

  private func work(on claim: SliceClaim, _ progress: (Job, ScanProgress) -> Void) throws(JobStoreError) {
    let recorded = try store.contents(of: claim.job)
    do {
      let result: ScanResult
      do { result = try scan(claim.job, recorded, progress) } catch {
        return try store.fail(claim, because: "\(error)", at: Self.now)
      }
      try store.complete(
        claim, matches: result.matches.map(StoredMatch.init), coverage: result.coverage.summary, at: Self.now)
    } catch {
      // Cancelled while it was scanned: that is how this job ends.
      guard case .claimVoid = error.cause, try store.job("\(claim.job.id)").state == .cancelled else { throw error }
    }
  }

  private func scan(_ job: Job, _ recorded: JobContents, _ progress: (Job, ScanProgress) -> Void)
    throws(SluiceError) -> ScanResult
  {
    let settings = try JobSettings(json: job.settings)
    let material = try JobMaterial(again: recorded, settings: settings)
    var changes = recorded.changes(in: material.contents)
    if material.labelsHash != job.labelsHash {
      changes.append("the labels in \(recorded.labels.map { "`\($0)`" }.joined(separator: ", ")) changed")
    }
    if !changes.isEmpty {
      throw SluiceError(
        .data,
        "\(changes.joined(separator: "; ")) after the job was submitted; submit it again to scan what is there now")
    }
    let request = ScanRequest(
      plans: material.plans, inputs: recorded.archives.map(\.path), labels: material.labels,
      settings: MatchSettings(dustFloor: settings.dustFloor))
    var result = try Scanner(request).run { progress(job, $0) }
    result.matches.removeAll { $0.score.value < settings.minScore }
    return result
  }
}

extension StoredMatch {
  init(_ match: Match) {
    self.init(
      id: match.id, signature: match.signature, scoreTenths: match.score.tenths, originTime: match.origin.time,
      json: match.json)
  }
}
