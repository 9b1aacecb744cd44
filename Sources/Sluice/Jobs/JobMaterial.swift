import Columnar
import Jobs
import Labels
import SignatureLanguage
import SignaturePlan

/// The files of a job as they are now: read, compiled, opened once and hashed.
struct JobMaterial {
  let plans: [Plan]
  let campaigns: [Campaign]
  let labels: LabelTable
  let labelsHash: String
  let contents: JobContents
  /// The archives, in their order.
  let inputs: [Input]

  /// Reads what is to be submitted.
  init(_ submission: JobSubmission) throws(SluiceError) {
    if let stray = submission.archives.first(where: SignatureFiles.isSignatures) {
      throw SluiceError(.usage, "`\(stray)` holds signatures, not transfers; name it before `--archives`")
    }
    try self.init(
      paths: submission.signatures, bundled: submission.includesBundled ? nil : [], labels: submission.labels,
      submission.settings,
      archives: try ArchiveFolders.files(submission.archives))
  }

  /// Reads what was submitted once more.
  ///
  /// - Parameter archives: paths of the archives if there may be more of them and of signatures than before, which are
  ///   then looked for where they were; nil if only what was recorded counts.
  init(
    again recorded: JobContents, settings: JobSettings, archives: [String]? = nil
  ) throws(SluiceError) {
    var seen: Set<String> = []
    let all = recorded.signatures + recorded.campaigns.map(\.source)
    let files = all.filter { !$0.isBundled }.map(\.path).filter { seen.insert($0).inserted }
    let roots = archives == nil || settings.signatures.isEmpty ? files : settings.signatures
    try self.init(
      paths: roots, bundled: Set(all.filter(\.isBundled).map(\.path)), labels: recorded.labels,
      settings, archives: archives ?? recorded.archives.map(\.path))
  }

  /// - Parameter bundled: paths of the bundled files that count; nil for all of them.
  private init(
    paths: [String], bundled: Set<String>?, labels: [String], _ settings: JobSettings, archives: [String]
  ) throws(SluiceError) {
    let sources = try SignatureFiles.read(paths.filter { !SignatureLibrary.isCompiled($0) })
    let travelling = SignatureFiles.bundled.filter { bundled?.contains($0.path) ?? true }
    let compilation = SignatureCompiler.compile(sources + travelling)
    if let error = compilation.diagnostics.first(where: { $0.severity == .error }) {
      let start = error.span.start
      throw SluiceError(
        .usage,
        "`\(error.path)`: line \(start.line), column \(start.column): \(error.title); `sluice check` shows all errors")
    }
    let own = Set(sources.map(\.path))
    var signatures = compilation.signatures.map { (plan: $0.plan, path: $0.path, isBundled: !own.contains($0.path)) }
    var campaigns = compilation.campaigns.map { ($0.campaign, $0.path, !own.contains($0.path)) }
    for path in paths where SignatureLibrary.isCompiled(path) {
      let library = try SignatureLibrary(paths: [path], bundled: false)
      signatures += library.plans.map { ($0, path, false) }
      campaigns += library.campaigns.map { ($0, path, false) }
    }
    let names = signatures.map(\.plan.name) + campaigns.map(\.0.name)
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    if let twice = counts.filter({ $0.value > 1 }).keys.min() {
      throw SluiceError(.usage, "`\(twice)` is among the signatures more than once")
    }
    plans = signatures.map(\.plan)
    self.campaigns = campaigns.map(\.0)
    self.labels = try settings.labels(labels)
    labelsHash = "sha256:\(self.labels.hash)"
    let opened = try Self.open(archives)
    inputs = opened.map(\.input)
    contents = JobContents(
      signatures: signatures.map {
        JobContents.Signature(path: $0.path, isBundled: $0.isBundled, name: $0.plan.name, planHash: $0.plan.hash)
      }, labels: labels, archives: opened.map(\.archive),
      campaigns: try campaigns.map { (campaign, path, isBundled) throws(SluiceError) in
        JobContents.Campaign(
          source: .init(path: path, isBundled: isBundled, name: campaign.name, planHash: campaign.hash),
          definition: try campaign.definition())
      })
  }

  /// By signature: hash of what labels say that it can look at.
  func labelHashes() throws(SluiceError) -> [String: String] {
    var hashes: [String: String] = [:]
    for plan in plans { hashes[plan.name] = try ResolvedLabels(labels, plans: [plan]).hash(for: plan) }
    return hashes
  }

  /// Campaigns as a job has them: as they were kept, or compiled anew from their files, which must then be the same.
  static func campaigns(_ recorded: [JobContents.Campaign]) throws(SluiceError) -> [Campaign] {
    var campaigns: [Campaign] = []
    for item in recorded {
      if let definition = item.definition {
        campaigns.append(try Campaign(definition: definition))
      } else {
        campaigns.append(try compiled(item.source))
      }
    }
    return campaigns
  }

  private static func compiled(_ source: JobContents.Signature) throws(SluiceError) -> Campaign {
    let library = try SignatureLibrary(
      paths: source.isBundled ? [] : [source.path], bundled: source.isBundled)
    guard let campaign = library.campaigns.first(where: { $0.name == source.name }), campaign.hash == source.planHash
    else {
      throw SluiceError(
        .data, "campaign `\(source.name)` is no longer the one that the job has; `sluice jobs run --once` takes it in")
    }
    return campaign
  }

  private static func open(
    _ paths: [String]
  ) throws(SluiceError) -> [(input: Input, archive: JobContents.Archive)] {
    guard paths.count <= 1 << 16 else { throw SluiceError(.usage, "a job has at most \(1 << 16) archives") }
    var opened: [(input: Input, archive: JobContents.Archive)] = []
    for path in paths {
      let input = try Input(path: path)
      let times = try input.times()
      let archive = JobContents.Archive(
        path: path, hash: try input.hash(), rows: input.rowCount, firstTime: times?.lowerBound,
        lastTime: times?.upperBound)
      opened.append((input, archive))
    }
    return opened
  }
}

extension ResolvedLabels {
  /// Hash of all that a plan can look at: services, its sets, and cases, entities and events if it asks for any.
  func hash(for plan: Plan) -> String {
    let sets = sets
    var lines = sets.services.map { "service \($0.chain) \($0.address)" }.sorted()
    for (set, nodes) in sets.members.sorted(by: { $0.key < $1.key }) {
      lines += nodes.map { "\(set) \($0.chain) \($0.address)" }.sorted()
    }
    if plan.asksForCases {
      lines += sets.cases.map { "case \($0.key.chain) \($0.key.address) \($0.value.sorted())" }.sorted()
      lines += sets.entities.map { "entity \($0.key.chain) \($0.key.address) \($0.value.sorted())" }.sorted()
      lines += sets.events.map { "event \($0.key) \($0.value)" }.sorted()
    }
    return "sha256:\(SHA256.hexadecimal(of: Array(lines.joined(separator: "\n").utf8)))"
  }
}
