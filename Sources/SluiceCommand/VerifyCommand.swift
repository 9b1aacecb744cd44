import ArgumentParser
import Foundation
import Sluice

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compute saved matches anew from the archives, and say exactly what differs.",
    usage: "sluice verify <matches> <archive> ... [--bundled] [--labels <file>] [<options>]",
    discussion: """
      Takes what the scan took: the same archives, signatures (files that end in .sluice or .sluicec, or --bundled, which
      is used where none are named) and labels. Evidence, score, reasons, labels and all hashes are computed again. An
      archive may lie elsewhere than it did.

      Example: sluice verify matches.ndjson february.arrow --labels labels.csv

      Exit codes: 0 nothing differs, 1 something does, 2 bad usage or signature, 3 bad data.
      """)

  @Argument(help: "Saved matches; then the archives and signature files that they come from.", completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Only the match of this id, or of one that begins so; can be given several times.", valueName: "id"))
  var id: [String] = []

  @Flag(help: "Take the signatures that travel with sluice besides those that are named.")
  var bundled = false

  @Option(
    help: ArgumentHelp("A label file (CSV, TagPack, OFAC list); can be given several times.", valueName: "file"),
    completion: .file())
  var labels: [String] = []

  @Flag(help: "Leave the labels out that travel with sluice, as the scan did.")
  var noDefaultLabels = false

  @Option(help: ArgumentHelp("Use only labels that were known on this day, as the scan did.", valueName: "date"))
  var labelsAsOf: String?

  @Option(help: ArgumentHelp("Transfers under this value in USD are dust, as in the scan.", valueName: "usd"))
  var dustFloor: Double = 1

  @Option(help: "By how much of each limit saved near misses may miss it.")
  var margin: Percentage = .init(share: 0.2)

  func validate() throws {
    guard paths.count > 1 else { throw ValidationError("name the saved matches and the archives that they come from") }
    guard dustFloor.isFinite, dustFloor >= 0 else { throw ValidationError("`--dust-floor` is a sum in USD") }
    guard margin.share > 0, margin.share < 1 else { throw ValidationError("`--margin` is over 0% and under 100%") }
  }

  func run() throws {
    var isVerified = true
    try reporting { () throws(SluiceError) in
      let verification = try verification()
      isVerified = verification.isVerified
      for outcome in verification.outcomes {
        let word = outcome.differences.isEmpty ? "verified" : "differs"
        try Output().write(
          "\(word)  \(TerminalText.escaped(outcome.id))  \(TerminalText.escaped(outcome.signature))  "
            + "score \(outcome.score)\n")
        for line in outcome.differences { try Output().write("  \(line)\n") }
      }
      let wrong = verification.outcomes.count { !$0.differences.isEmpty }
      Terminal.error("\(verification.outcomes.count - wrong) of \(verification.outcomes.count) verified")
    }
    if !isVerified { throw ExitCode.failure }
  }

  private func verification() throws(SluiceError) -> MatchVerification {
    let rest = paths.dropFirst()
    let signatures = rest.filter(SignatureFiles.isSignatures)
    let library = try SignatureLibrary(paths: signatures, bundled: bundled || signatures.isEmpty)
    Terminal.show(library.diagnostics.filter { $0.severity == .error })
    if library.hasErrors { throw SluiceError(.usage, "the signatures have errors; `sluice check` shows them all") }
    var scan = ScanRequest(
      plans: library.plans, campaigns: library.campaigns, inputs: rest.filter { !SignatureFiles.isSignatures($0) },
      labels: try LabelFiles.read(labels, asOf: labelsAsOf, includesBundled: !noDefaultLabels),
      settings: MatchSettings(dustFloor: dustFloor), threads: ProcessInfo.processInfo.activeProcessorCount)
    scan.margin = margin.share
    var request = MatchVerification.Request(path: paths[0], scan: scan)
    request.ids = id
    let bar = ProgressBar(isShown: Terminal.showsProgress)
    let verification = try MatchVerification(request) { bar.show($0) }
    bar.clear()
    return verification
  }
}
