import Columnar
import Jobs
import Reports

/// Everything that is known of a job but its matches.
public struct JobDetails: Sendable, Hashable {
  public var job: Job
  public var contents: JobContents
  public var slices: [Slice]

  /// Why the job failed; nil if it did not.
  public var error: String? { slices.lazy.compactMap(\.error).first }

  /// What the scans covered and could not see, line by line.
  public var coverage: [String] { slices.flatMap(\.coverage) }

  /// All of it as lines for people, every line ended.
  public var text: String {
    let lines = heading + signatures + archives + sliceLines
    return lines.map { TerminalText.escaped($0) + "\n" }.joined()
  }

  private var heading: [String] {
    let files = contents.labels.isEmpty ? "none" : contents.labels.joined(separator: ", ")
    return [
      "job \(job.id) `\(job.name)`: \(job.state)",
      "submitted  \(Timestamp.format(job.submitted)) with \(job.engine)",
      "finished   \(job.finished.map(Timestamp.format) ?? "not yet")",
      "matches    \(HumanText.count(job.matchCount))",
      "settings   \(job.settings)",
      "labels     \(files)  \(job.labelsHash)",
    ]
  }

  private var signatures: [String] {
    ["signatures"]
      + contents.signatures.map { "  \($0.name)  \($0.planHash)  \($0.path)\($0.isBundled ? " (bundled)" : "")" }
  }

  private var archives: [String] {
    ["archives"] + contents.archives.map { "  \($0.path)  \($0.hash)  \(HumanText.count($0.rows)) transfers" }
  }

  private var sliceLines: [String] {
    ["slices"]
      + slices.flatMap { slice in
        let from = slice.from.map(Timestamp.format) ?? "the first transfer"
        let to = slice.to.map { "before \(Timestamp.format($0))" } ?? "the last"
        let notes = slice.coverage + (slice.error.map { ["error: \($0)"] } ?? [])
        return ["  \(slice.number)  \(slice.state)  from \(from) to \(to)"] + notes.map { "     \($0)" }
      }
  }
}
