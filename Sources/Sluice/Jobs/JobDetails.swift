import Columnar
import Foundation
import Jobs
import Reports

/// Everything that is known of a job but its matches.
public struct JobDetails: Sendable, Hashable {
  public var job: Job
  public var contents: JobContents
  public var slices: [Slice]
  /// What changed in its files over time, and what of its results stayed.
  public var events: [JobEvent] = []

  /// Why the job failed; nil if it did not.
  public var error: String? { slices.lazy.compactMap(\.error).first }

  /// What the scans covered and could not see, line by line.
  public var coverage: [String] { slices.flatMap(\.coverage) }

  /// Why results are missing from slices, a line each.
  public var incomplete: [String] {
    slices.flatMap { slice in slice.incomplete.map { "incomplete: slice \(slice.number), \($0)" } }
  }

  /// Share of the work that is done, from 0 to 1: parts, a signature in a slice each.
  public var share: Double {
    let parts = slices.reduce(0) { $0 + $1.parts }
    return parts == 0 ? 1 : Double(slices.reduce(0) { $0 + $1.doneParts }) / Double(parts)
  }

  /// All of it as lines for people, every line ended.
  public var text: String {
    let lines = heading + history + signatures + archives + sliceLines
    return lines.map { TerminalText.escaped($0) + "\n" }.joined()
  }

  private var heading: [String] {
    let files = contents.labels.isEmpty ? "none" : contents.labels.joined(separator: ", ")
    return [
      "job \(job.id) `\(job.name)`: \(job.state)",
      "submitted  \(Timestamp.format(job.submitted)) with \(job.engine)",
      "finished   \(job.finished.map(Timestamp.format) ?? "not yet")",
      "progress   \(progress)",
    ] + activities + [
      "revision   \(job.revision)",
      "matches    \(HumanText.count(job.matchCount)) in their cells",
      "settings   \(job.settings)",
      "labels     \(files)  \(job.labelsHash)",
    ]
  }

  /// What workers are doing; each has several slices of which it says the same.
  private var activities: [String] {
    var told: Set<String> = []
    return slices.compactMap { slice in
      guard let activity = slice.activity, told.insert(slice.worker ?? "").inserted else { return nil }
      return "at work    \(slice.worker ?? "nobody"): \(activity)"
    }
  }

  private var progress: String {
    let running = slices.count { $0.state == .running }
    return "\(job.doneSlices) of \(job.sliceCount) slices done, \(running) at work, \(Int(share * 100))% of all parts"
      + (job.state == .running ? pace(at: JobRunner.now) : "")
  }

  /// How fast parts are done since the job was taken up, and how long the rest takes at that rate.
  private func pace(at now: Int64) -> String {
    guard let started = job.started, let before = job.waitingAtStart else { return "" }
    let waiting = slices.reduce(0) { $0 + $1.parts - $1.doneParts }
    let (done, seconds) = (before - waiting, max(1, now - started))
    // Many are only decided when much of the ledger was read; until then their rate says nothing.
    guard done > 0 else { return "; at it for \(HumanText.duration(seconds))" }
    let rate = Double(done) / Double(seconds)
    let left = Int64((Double(waiting) / rate).rounded(.up))
    return String(format: "; %.1f parts a second, about ", rate) + "\(HumanText.duration(left)) left"
  }

  private var history: [String] {
    events.isEmpty
      ? [] : ["history"] + events.map { "  \($0.revision)  \(Timestamp.format($0.time))  \($0.text)" }
  }

  private var signatures: [String] {
    ["signatures"]
      + (contents.signatures + contents.campaigns.map(\.source)).map {
        "  \($0.name)  \($0.planHash)  \($0.path)\($0.isBundled ? " (bundled)" : "")"
      }
  }

  private var archives: [String] {
    ["archives"] + contents.archives.map { "  \($0.path)  \($0.hash)  \(HumanText.count($0.rows)) transfers" }
  }

  private var sliceLines: [String] {
    ["slices"]
      + slices.flatMap { slice in
        let from = slice.from.map(Timestamp.format) ?? "the first transfer"
        let to = slice.to.map { "before \(Timestamp.format($0))" } ?? "the last"
        let notes =
          slice.coverage + slice.incomplete.map { "incomplete: \($0)" } + (slice.error.map { ["error: \($0)"] } ?? [])
        let state = slice.state == .running ? "running by \(slice.worker ?? "nobody")" : "\(slice.state)"
        return ["  \(slice.number)  \(state)  from \(from) to \(to)"] + notes.map { "     \($0)" }
      }
  }
}
