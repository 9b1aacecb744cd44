import Foundation
import Jobs
import Reports
import SignaturePlan

extension JobRunner {
  /// Looks once whether a job's folders hold new archives and whether its signatures and labels are still the same, and
  /// lets what that can change be searched again.
  ///
  /// - Returns: what changed and what of the old results stays, a line each; nothing if nothing changed.
  public func refresh(_ job: Job) throws(SluiceError) -> [String] {
    let settings = try JobSettings(json: job.settings)
    let refresh: Refresh
    let folders: [String]
    do throws(JobStoreError) {
      refresh = Refresh(job: job, recorded: try store.contents(of: job), hashes: try store.partHashes(of: job))
      folders = try store.folders(of: job)
    } catch { throw SluiceError(error) }
    guard let update = try refresh.update(settings, folders) else { return [] }
    do { _ = try store.update(job, to: update, at: Self.now) } catch { throw SluiceError(error) }
    return update.events
  }

  /// Jobs that can still take in something new.
  public func living() throws(SluiceError) -> [Job] {
    try jobs().filter { $0.state != .failed && $0.state != .cancelled }
  }

  /// Lets a job that failed or was cancelled go on where it stopped.
  public func retry(_ job: Job) throws(SluiceError) -> Job {
    do { return try store.retry(job) } catch { throw SluiceError(error) }
  }

  /// Forgets jobs that failed or were cancelled so many days ago, and matches that were withdrawn long since.
  public func collectGarbage(olderThan days: Int, keeping revisions: Int64) throws(SluiceError) -> (
    jobs: Int, matches: Int
  ) {
    let time = Self.now - Int64(days) * 86_400
    do { return try store.collectGarbage(before: time, keeping: revisions) } catch { throw SluiceError(error) }
  }
}

/// What changed in the files of a job, and which of its results that can change.
struct Refresh {
  let job: Job
  let recorded: JobContents
  /// By signature: hashes of the plan and of its labels that its parts were last searched with.
  let hashes: [String: (plan: String, labels: String)]

  /// Nil if nothing changed.
  func update(_ settings: JobSettings, _ folders: [String]) throws(SluiceError) -> JobUpdate? {
    let known = Set(recorded.archives.map(\.path))
    let new = try ArchiveFolders.files(folders).filter { !known.contains($0) }
    let material = try JobMaterial(
      again: recorded, settings: settings, archives: recorded.archives.map(\.path) + new)
    let broken = recorded.archiveChanges(in: material.contents)
    guard broken.isEmpty else {
      throw SluiceError(
        .data, "job \(job.id) `\(job.name)`: \(broken.joined(separator: "; ")) after it was taken in; submit a new job")
    }
    let slices = try JobRunner.slices(job.sliceSeconds, material.contents)
    let labelHashes = try material.labelHashes()
    let added = Array(material.contents.archives.dropFirst(recorded.archives.count))
    var again: [String: Set<Int>] = [:]
    var events: [String] = []
    for archive in added {
      let touched = touched(by: archive, slices, material.plans)
      again.merge(touched) { $0.union($1) }
      events.append(arrival(archive, touched, slices))
    }
    for plan in material.plans {
      guard let change = change(of: plan, labelHashes) else { continue }
      again[plan.name] = Set(slices.map(\.number))
      events.append("\(change): all slices are searched for it again")
    }
    events += recorded.signatures.filter { old in !material.plans.contains { $0.name == old.name } }.map {
      "signature `\($0.name)` is gone: its matches are withdrawn"
    }
    let isSame = material.contents.campaigns == recorded.campaigns && material.labelsHash == job.labelsHash
    guard !events.isEmpty || !isSame else { return nil }
    if events.isEmpty { events = ["labels or campaigns changed in ways that no signature looks at: results are kept"] }
    let untouched = material.plans.filter { again[$0.name] == nil && hashes[$0.name] != nil }.count
    if untouched > 0 { events.append("results of \(untouched) signatures are kept in every slice") }
    return JobUpdate(
      contents: material.contents, labelsHash: material.labelsHash, labelHashes: labelHashes, slices: slices,
      again: again, events: events)
  }

  private func change(of plan: Plan, _ labelHashes: [String: String]) -> String? {
    guard let old = hashes[plan.name] else { return "signature `\(plan.name)` is new" }
    if old.plan != plan.hash { return "signature `\(plan.name)` changed" }
    return old.labels == labelHashes[plan.name] ? nil : "labels that `\(plan.name)` looks at changed"
  }

  private func touched(by archive: JobContents.Archive, _ slices: [SlicePlan], _ plans: [Plan]) -> [String: Set<Int>] {
    guard let first = archive.firstTime, let last = archive.lastTime else { return [:] }
    var touched: [String: Set<Int>] = [:]
    for plan in plans {
      let numbers = slices.filter { plan.canChange(in: $0, by: first...last) }.map(\.number)
      if !numbers.isEmpty { touched[plan.name] = Set(numbers) }
    }
    return touched
  }

  private func arrival(
    _ archive: JobContents.Archive, _ touched: [String: Set<Int>], _ slices: [SlicePlan]
  ) -> String {
    let parts = touched.values.reduce(0) { $0 + $1.count }
    let all = slices.count * max(1, hashes.count)
    return "archive `\(archive.path)` arrived, \(HumanText.count(archive.rows)) transfers: "
      + "\(HumanText.count(parts)) of \(HumanText.count(all)) parts (a signature in a slice) are searched again or anew"
  }
}

extension Plan {
  /// Whether transfers at some times can change what is found in a slice.
  ///
  /// What it looks at lies between its look-back before the slice and two horizons and its look-ahead behind it; first
  /// appearances of addresses count however long ago they were.
  func canChange(in slice: SlicePlan, by times: ClosedRange<Int64>) -> Bool {
    if let to = slice.to, times.lowerBound - to > 2 * horizon + lookAhead { return false }
    guard let from = slice.from, !asksForHistory else { return true }
    return from - times.upperBound <= lookBack
  }

  /// Whether it asks when an address first appeared, or last did anything.
  private var asksForHistory: Bool {
    if !relays.isEmpty { return true }
    if transferTests.contains(where: { if case .fresh = $0 { true } else { false } }) { return true }
    return attributes.contains {
      switch $0 {
      case .age, .idle: true
      default: false
      }
    }
  }
}
