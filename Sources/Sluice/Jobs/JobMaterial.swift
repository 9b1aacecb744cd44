import Jobs
import Labels
import SignatureLanguage
import SignaturePlan

/// The files of a job as they are now: read, compiled, opened once and hashed.
struct JobMaterial {
  let plans: [Plan]
  let labels: LabelTable
  let labelsHash: String
  let contents: JobContents

  /// Reads what is to be submitted.
  init(_ submission: JobSubmission) throws(SluiceError) {
    if let stray = submission.archives.first(where: SignatureFiles.isSignatures) {
      throw SluiceError(.usage, "`\(stray)` holds signatures, not transfers; name it before `--archives`")
    }
    try self.init(
      files: try SignatureFiles.read(submission.signatures),
      bundled: submission.includesBundled ? SignatureFiles.bundled : [], labels: submission.labels,
      asOf: submission.settings.labelsAsOf, archives: submission.archives)
  }

  /// Reads what was submitted once more.
  init(again recorded: JobContents, settings: JobSettings) throws(SluiceError) {
    var seen: Set<String> = []
    let files = recorded.signatures.filter { !$0.isBundled }.map(\.path).filter { seen.insert($0).inserted }
    let bundled = Set(recorded.signatures.filter(\.isBundled).map(\.path))
    try self.init(
      files: try SignatureFiles.read(files), bundled: SignatureFiles.bundled.filter { bundled.contains($0.path) },
      labels: recorded.labels, asOf: settings.labelsAsOf, archives: recorded.archives.map(\.path))
  }

  private init(
    files: [SignatureSource], bundled: [SignatureSource], labels: [String], asOf day: String?, archives: [String]
  ) throws(SluiceError) {
    let signatures = try Self.compile(files + bundled)
    let own = Set(files.map(\.path))
    plans = signatures.map(\.plan)
    self.labels = try LabelFiles.read(labels, asOf: day)
    labelsHash = "sha256:\(self.labels.hash)"
    _ = try ResolvedLabels(self.labels, plans: plans)
    contents = JobContents(
      signatures: signatures.map {
        JobContents.Signature(
          path: $0.path, isBundled: !own.contains($0.path), name: $0.plan.name, planHash: $0.plan.hash)
      }, labels: labels, archives: try Self.open(archives))
  }

  private static func compile(_ sources: [SignatureSource]) throws(SluiceError) -> [CompiledSignature] {
    let compilation = SignatureCompiler.compile(sources)
    if let error = compilation.diagnostics.first(where: { $0.severity == .error }) {
      let start = error.span.start
      throw SluiceError(
        .usage,
        "`\(error.path)`: line \(start.line), column \(start.column): \(error.title); `sluice check` shows all errors")
    }
    return compilation.signatures
  }

  private static func open(_ paths: [String]) throws(SluiceError) -> [JobContents.Archive] {
    var archives: [JobContents.Archive] = []
    for path in paths {
      let input = try Input(path: path)
      archives.append(JobContents.Archive(path: path, hash: try input.hash(), rows: input.rowCount))
    }
    return archives
  }
}
