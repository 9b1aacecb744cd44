import Foundation
import Jobs

extension JobRunner {
  /// Goes through a job's matches, in the order in which a scan gives them.
  ///
  /// - Parameters:
  ///   - revision: as they were at this step of the job's history; nil for now.
  ///   - body: given each as one JSON object on one line, without the line's end.
  public func eachMatch(
    of job: Job, at revision: Int64? = nil, _ body: (String) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    try eachReported(of: job, at: revision) { match throws(SluiceError) in try body(match.json) }
  }

  /// The same with what is known of them besides.
  func eachReported(
    of job: Job, at revision: Int64? = nil, _ body: (ReportedMatch) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    let least = Int((try JobSettings(json: job.settings).minScore * 10).rounded(.up))
    var failure: SluiceError?
    do throws(JobStoreError) {
      let end = try store.contents(of: job).archives.compactMap(\.lastTime).max()
      try store.eachMatch(of: job, at: revision) { match in
        guard match.scoreTenths >= least else { return }
        var match = match
        if let end, let decided = match.decidedAt, decided > end { match.json = Self.opened(match.json) }
        do throws(SluiceError) { try body(match) } catch {
          failure = error
          throw error
        }
      }
    } catch { throw failure ?? SluiceError(error) }
  }

  /// The same match, which data after the end could still change.
  ///
  /// Quotes inside of texts are escaped, so that the name stands nowhere else.
  private static func opened(_ json: String) -> String {
    guard let range = json.range(of: #","open":false,"#) else { return json }
    return json.replacingCharacters(in: range, with: #","open":true,"#)
  }

  /// What is different between the matches of a job now and at an earlier step of its history: new and changed ones as
  /// they are reported, then those withdrawn.
  ///
  /// - Parameter body: given each difference as one JSON object on one line, without the line's end.
  public func eachChange(
    of job: Job, since revision: Int64, _ body: (String) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    var before: [String: Int] = [:]
    try eachReported(of: job, at: revision) { match throws(SluiceError) in before[match.id] = match.json.hashValue }
    var now: Set<String> = []
    try eachReported(of: job) { match throws(SluiceError) in
      now.insert(match.id)
      switch before[match.id] {
      case nil: try body(#"{"change":"new","match":\#(match.json)}"#)
      case match.json.hashValue: return
      default: try body(#"{"change":"changed","match":\#(match.json)}"#)
      }
    }
    try eachReported(of: job, at: revision) { match throws(SluiceError) in
      if !now.contains(match.id) { try body(#"{"change":"withdrawn","match":\#(match.json)}"#) }
    }
  }
}
