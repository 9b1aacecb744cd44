import Foundation
import Jobs
import Reports
import SignaturePlan

extension JobRunner {
  /// Goes through a job's matches, in the order in which a scan gives them.
  ///
  /// - Parameters:
  ///   - revision: as they were at this step of the job's history; nil for now.
  ///   - body: given each as one JSON object on one line, without the line's end.
  public func eachMatch(
    of job: Job, at revision: Int64? = nil, _ body: (String) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    try eachNamed(of: job, at: revision) { _, json throws(SluiceError) in try body(json) }
  }

  /// The same with the id of each.
  private func eachNamed(
    of job: Job, at revision: Int64? = nil, _ body: (_ id: String, _ json: String) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    let groups = try campaignMatches(of: job, at: revision)
    // By falling score, a campaign before the matches that it groups.
    var next = 0
    try eachReported(of: job, at: revision) { match throws(SluiceError) in
      while next < groups.count, groups[next].score.tenths >= match.scoreTenths {
        try body(groups[next].id, groups[next].json)
        next += 1
      }
      try body(match.id, match.json)
    }
    for group in groups[next...] { try body(group.id, group.json) }
  }

  /// What the job's campaigns find among its matches, by falling score.
  ///
  /// Labels are read anew and must be those that the job has; they count for an earlier revision, too.
  private func campaignMatches(of job: Job, at revision: Int64?) throws(SluiceError) -> [Match] {
    let recorded: [JobContents.Campaign]
    let files: [String]
    do throws(JobStoreError) {
      recorded = try store.campaigns(of: job, at: revision)
      files = try store.contents(of: job).labels
    } catch { throw SluiceError(error) }
    guard !recorded.isEmpty else { return [] }
    let settings = try JobSettings(json: job.settings)
    let campaigns = try JobMaterial.campaigns(recorded)
    let labels = try settings.labels(files)
    guard "sha256:\(labels.hash)" == job.labelsHash else {
      throw SluiceError(
        .data,
        "the labels of job \(job.id) `\(job.name)` are no longer those that it has; `sluice jobs run --once` takes them "
          + "in")
    }
    let names = Set(campaigns.flatMap(\.signatures))
    var matches: [Match] = []
    try eachReported(of: job, at: revision, least: 0) { match throws(SluiceError) in
      guard names.contains(match.signature) else { return }
      do { matches.append(try Match(json: match.json)) } catch {
        throw SluiceError(.data, "a stored match of job \(job.id) cannot be read: \(error)")
      }
    }
    let least = Self.tenths(settings.minScore)
    return CampaignBuilder(labels: labels).matches(campaigns, over: matches).enumerated().filter {
      $0.element.score.tenths >= least
    }.sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
  }

  private static func tenths(_ score: Double) -> Int { Int((score * 10).rounded(.up)) }

  /// The same with what is known of them besides, without campaigns.
  ///
  /// - Parameter points: tenths under which a match is left out; those of the job's settings if nil.
  func eachReported(
    of job: Job, at revision: Int64? = nil, least points: Int? = nil,
    _ body: (ReportedMatch) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    let settings = try JobSettings(json: job.settings)
    let least = points ?? Self.tenths(settings.minScore)
    var failure: SluiceError?
    do throws(JobStoreError) {
      let end = try store.end(of: job, at: revision)
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

  /// What is different between the matches of a job, those of campaigns among them, now and at an earlier step of its
  /// history: new and changed ones as they are reported, then those withdrawn.
  ///
  /// - Parameter body: given each difference as one JSON object on one line, without the line's end.
  public func eachChange(
    of job: Job, since revision: Int64, _ body: (String) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    var before: [String: Int] = [:]
    var now: Set<String> = []
    try eachNamed(of: job, at: revision) { id, json throws(SluiceError) in before[id] = json.hashValue }
    try eachNamed(of: job) { id, json throws(SluiceError) in
      now.insert(id)
      switch before[id] {
      case nil: try body(#"{"change":"new","match":\#(json)}"#)
      case json.hashValue: return
      default: try body(#"{"change":"changed","match":\#(json)}"#)
      }
    }
    try eachNamed(of: job, at: revision) { id, json throws(SluiceError) in
      if !now.contains(id) { try body(#"{"change":"withdrawn","match":\#(json)}"#) }
    }
  }
}
