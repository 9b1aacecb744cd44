import Columnar
import Foundation
import Labels
import Reports
import SignaturePlan

/// Saved matches, computed anew from the archives, signatures and labels that they say they come from.
public struct MatchVerification: Sendable {
  public struct Request: Sendable {
    /// Saved matches, as `scan` and `jobs results` write them.
    public var path: String
    /// Ids of the matches that are wanted, or how they begin; all if there are none.
    public var ids: [String] = []
    /// What to compute them from: the archives that were scanned, signatures and labels.
    public var scan: ScanRequest

    public init(path: String, scan: ScanRequest) {
      self.path = path
      self.scan = scan
    }
  }

  /// What became of one match.
  public struct Outcome: Sendable {
    public var id: String
    public var signature: String
    public var score: Points
    /// Line of the file, from 1.
    public var line: Int
    /// What differs, a line each; empty if nothing does.
    public var differences: [String]
  }

  /// In the order of the file.
  public private(set) var outcomes: [Outcome] = []

  /// Whether nothing differs.
  public var isVerified: Bool { outcomes.allSatisfy(\.differences.isEmpty) }

  private struct Saved {
    var line: Int
    var object: [String: Any]
    var match: Match
  }

  /// - Parameter progress: told now and then how far the scan is.
  public init(_ request: Request, progress: (ScanProgress) -> Void = { _ in }) throws(SluiceError) {
    let saved = try Self.saved(request)
    let wanted = Self.scan(for: saved.map(\.match), request.scan)
    let archives = try GivenArchives(request.scan.inputs)
    // From damaged archives nothing is computed.
    let isComputed = archives.areSound && !wanted.plans.isEmpty
    let found = isComputed ? try Scanner(wanted).run(progress: progress) : nil
    let all = found.map { $0.matches + $0.nearMisses.matches }
    let known = Set(wanted.plans.map(\.name) + wanted.campaigns.map(\.name))
    for item in saved {
      let differences =
        known.contains(item.match.signature)
        ? try Self.differences(of: item, all, archives)
        : ["no signature `\(TerminalText.escaped(item.match.signature))` is among those that are given"]
      outcomes.append(
        Outcome(
          id: item.match.id, signature: item.match.signature, score: item.match.score, line: item.line,
          differences: differences))
    }
  }

  private static func saved(_ request: Request) throws(SluiceError) -> [Saved] {
    var saved: [Saved] = []
    for (line, object) in try SavedMatches.objects(of: request.path) {
      do {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        saved.append(Saved(line: line, object: object, match: try Match(json: text)))
      } catch { throw SluiceError(.data, "`\(request.path)`:\(line): \(error)") }
    }
    if request.ids.isEmpty { return saved }
    if let unknown = request.ids.first(where: { id in !saved.contains { $0.match.id.hasPrefix(id) } }) {
      throw SluiceError(.usage, "`\(request.path)` has no match with the id `\(TerminalText.escaped(unknown))`")
    }
    return saved.filter { item in request.ids.contains { item.match.id.hasPrefix($0) } }
  }

  /// A scan that looks for no more than what is to be verified.
  private static func scan(for matches: [Match], _ scan: ScanRequest) -> ScanRequest {
    let names = Set(matches.map(\.signature))
    var wanted = scan
    wanted.campaigns = scan.campaigns.filter { names.contains($0.name) }
    let members = names.union(wanted.campaigns.flatMap(\.signatures))
    wanted.plans = scan.plans.filter { members.contains($0.name) }
    if matches.allSatisfy(\.misses.isEmpty) { wanted.margin = nil }
    return wanted
  }

  private static func differences(
    of saved: Saved, _ found: [Match]?, _ archives: GivenArchives
  ) throws(SluiceError) -> [String] {
    var differences = archives.differences(of: saved.match)
    guard let found else {
      return differences.isEmpty ? ["not computed again: another archive is damaged"] : differences
    }
    let names = archives.names(in: saved.match)
    let same = found.filter { $0.signature == saved.match.signature }
    guard let match = same.first(where: { $0.id == saved.match.id }) ?? nearest(saved.match, same, names) else {
      return differences + ["the archives give no such match, nor one of its signature that shares a transfer with it"]
    }
    do {
      let renamed = match.renamed(names)
      let object = try JSONSerialization.jsonObject(with: Data(renamed.json.utf8))
      // What differs because an archive does was told already.
      differences += JSONDifference(saved: saved.object, found: object).lines.filter {
        differences.isEmpty || !$0.hasPrefix("provenance.archives")
      }
    } catch { throw SluiceError(.data, "match \(match.id): \(error)") }
    return differences
  }

  /// Of the matches that share transfers with a saved one, that which shares most.
  private static func nearest(_ saved: Match, _ found: [Match], _ names: [String: String]) -> Match? {
    func places(_ match: Match) -> Set<String> {
      Set(match.evidence.map { "\($0.row) \(names[$0.archive] ?? $0.archive)" })
    }
    let own = Set(saved.evidence.map { "\($0.row) \($0.archive)" })
    let shared = found.map { ($0, places($0).intersection(own).count) }.filter { $0.1 > 0 }
    return shared.max { ($0.1, $1.0.id) < ($1.1, $0.0.id) }?.0
  }
}

/// Archives as they are now, by path and by hash, each read whole.
private struct GivenArchives {
  private var hashes: [(path: String, hash: String)] = []
  /// By path, what is wrong with an archive.
  private var damages: [String: String] = [:]

  var areSound: Bool { damages.isEmpty }

  init(_ paths: [String]) throws(SluiceError) {
    for path in paths {
      let input = try Input(path: path)
      // The hash of an archive is that of the digests in its footer: they are compared with all that they are of.
      if case .archive = input {
        do { _ = try ArchiveVerification(path: path) } catch { damages[path] = error.description }
      }
      hashes.append((path, try input.hash()))
    }
  }

  /// The given archive that stands for a saved one: the same bytes wherever they are, else the same path or name.
  private func archive(_ saved: Provenance.Source) -> (path: String, hash: String)? {
    func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
    return hashes.first { $0.path == saved.path && $0.hash == saved.hash }
      ?? hashes.first { $0.hash == saved.hash } ?? hashes.first { $0.path == saved.path }
      ?? hashes.first { name($0.path) == name(saved.path) }
  }

  /// By path that is given, the path that the match has.
  func names(in match: Match) -> [String: String] {
    Dictionary(
      match.provenance.archives.compactMap { saved in archive(saved).map { ($0.path, saved.path) } },
      uniquingKeysWith: { first, _ in first })
  }

  func differences(of match: Match) -> [String] {
    match.provenance.archives.compactMap { saved in
      let name = TerminalText.escaped(saved.path)
      guard let given = archive(saved) else { return "the archive `\(name)` is not among those that are given" }
      if let damage = damages[given.path] { return "the archive is damaged: \(TerminalText.escaped(damage))" }
      guard given.hash != saved.hash else { return nil }
      return "the archive `\(name)` is another: \(given.hash), not \(TerminalText.escaped(saved.hash))"
    }
  }
}

extension Match {
  /// The same match of archives with other paths.
  fileprivate func renamed(_ names: [String: String]) -> Match {
    var match = self
    for place in evidence.indices {
      match.evidence[place].archive = names[evidence[place].archive] ?? evidence[place].archive
    }
    for place in provenance.archives.indices {
      let path = provenance.archives[place].path
      match.provenance.archives[place].path = names[path] ?? path
    }
    return match
  }
}
