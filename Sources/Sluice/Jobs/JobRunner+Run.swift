import Foundation
import Jobs
import Synchronization

extension JobRunner {
  /// Works off all jobs that were submitted, and what workers that died left behind.
  ///
  /// A job fails if its files are no longer those that were submitted, or cannot be scanned; the others go on. Several
  /// processes, each with several workers, may work on one database.
  /// - Parameters:
  ///   - workers: how many slices are worked off beside each other.
  ///   - progress: told now and then how far the scan of a job is, by one worker at a time.
  ///   - ended: given each job as it ends.
  public func run(
    workers: Int = 1, progress: @escaping (Job, ScanProgress) -> Void = { _, _ in },
    ended: @escaping (JobDetails) -> Void = { _ in }
  ) throws(SluiceError) {
    try run(workers: workers, pace: pace, progress: progress, ended: ended)
  }

  func run(
    workers: Int, pace: WorkerPace, progress: @escaping (Job, ScanProgress) -> Void,
    ended: @escaping (JobDetails) -> Void
  ) throws(SluiceError) {
    let crew = Crew(self, pace: pace, threads: max(1, ProcessInfo.processInfo.activeProcessorCount / workers))
    crew.tell(progress: progress, ended: ended)
    if workers == 1 {
      crew.work(number: 1)
    } else {
      let group = DispatchGroup()
      for number in 1...workers {
        group.enter()
        let thread = Thread {
          crew.work(number: number)
          group.leave()
        }
        thread.stackSize = 8 << 20
        thread.start()
      }
      group.wait()
    }
    if let failure = crew.failure { throw failure }
  }
}

/// The workers of one process.
private final class Crew: @unchecked Sendable {
  private let runner: JobRunner
  private let pace: WorkerPace
  private let threads: Int
  // INVARIANT: what is told is told under the lock, and set before any worker begins.
  private let lock = NSLock()
  private var progress: (Job, ScanProgress) -> Void = { _, _ in }
  private var ended: (JobDetails) -> Void = { _ in }
  private var told: Set<Int64> = []
  private(set) var failure: SluiceError?

  init(_ runner: JobRunner, pace: WorkerPace, threads: Int) {
    self.runner = runner
    self.pace = pace
    self.threads = threads
  }

  func tell(progress: @escaping (Job, ScanProgress) -> Void, ended: @escaping (JobDetails) -> Void) {
    self.progress = progress
    self.ended = ended
  }

  /// Works until no slice is free, or something fails that is no fault of a job.
  func work(number: Int) {
    do throws(SluiceError) {
      // A connection of its own: one that waits for the disk must not hold up the others.
      let store = try runner.storeOfWorker()
      let holder = Leaseholder(name: WorkerName(number: number).text, seconds: JobRunner.leaseSeconds)
      let heartbeat = Heartbeat(store, for: holder)
      defer { heartbeat.stop() }
      while let claim = try next(store, holder) {
        try work(on: claim, store, holder, heartbeat)
        heartbeat.keep([])
        try tellEnd(of: claim.job, store)
      }
    } catch {
      lock.withLock { failure = failure ?? error }
    }
  }

  private func next(_ store: JobStore, _ holder: Leaseholder) throws(SluiceError) -> SliceClaim? {
    do { return try store.claimSlice(for: holder, at: JobRunner.now, isGone: WorkerName.isGone) } catch {
      throw SluiceError(error)
    }
  }

  private func work(
    on claim: SliceClaim, _ store: JobStore, _ holder: Leaseholder, _ heartbeat: Heartbeat
  ) throws(SluiceError) {
    do throws(SluiceError) {
      let recorded: JobContents
      do throws(JobStoreError) { recorded = try store.contents(of: claim.job) } catch { throw SluiceError(error) }
      heartbeat.begin()
      heartbeat.keep([claim])
      let settings = try JobSettings(json: claim.job.settings)
      let material = try JobMaterial(again: recorded, settings: settings)
      try check(material, recorded, claim.job)
      var worker = try JobWorker(
        claim, material, settings, in: store, for: holder, heartbeat: heartbeat, threads: threads, pace: pace)
      try worker.run { scan in
        heartbeat.note(scan)
        lock.withLock { progress(claim.job, scan) }
      }
    } catch {
      if error.isOfStore { throw error }
      do throws(JobStoreError) { try store.fail(claim, because: "\(error)", at: JobRunner.now) } catch {
        // Cancelled, or taken over, while it was scanned.
        if case .claimVoid = error.cause { return }
        throw SluiceError(error)
      }
    }
  }

  private func check(_ material: JobMaterial, _ recorded: JobContents, _ job: Job) throws(SluiceError) {
    var changes = recorded.changes(in: material.contents)
    if material.labelsHash != job.labelsHash {
      changes.append("the labels in \(recorded.labels.map { "`\($0)`" }.joined(separator: ", ")) changed")
    }
    guard changes.isEmpty else {
      throw SluiceError(
        .data,
        "\(changes.joined(separator: "; ")) after the job was submitted; `sluice jobs run --once` takes in what changed, "
          + "and a job that failed goes on with `sluice jobs retry`")
    }
  }

  private func tellEnd(of job: Job, _ store: JobStore) throws(SluiceError) {
    do throws(JobStoreError) {
      let now = try store.job("\(job.id)")
      guard now.state != .running, now.state != .submitted else { return }
      let details = JobDetails(job: now, contents: try store.contents(of: now), slices: try store.slices(of: now))
      lock.withLock { if told.insert(now.id).inserted { ended(details) } }
    } catch { throw SluiceError(error) }
  }
}
