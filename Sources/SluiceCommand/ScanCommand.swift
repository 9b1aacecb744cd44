import ArgumentParser
import Foundation
import Sluice

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Scan archives or CSV files with signatures.",
    usage: "sluice scan [<signatures> ...] <archive> ... [--bundled] [--labels <file>] [<options>]",
    discussion: """
      Files that end in .sluice or .sluicec, and folders that hold such files, are signatures; everything else is
      scanned.

      Example: sluice scan Signatures transfers.csv --labels labels.csv --format ndjson

      Exit codes: 0 no match, 1 at least one match, 2 bad usage or signature, 3 bad input data, 4 a limit
      cut the result short.
      """)

  @Argument(help: "Signature files or folders, and the archives or CSV files to scan.", completion: .file())
  var paths: [String]

  @Flag(help: "Scan with the signatures that travel with sluice.")
  var bundled = false

  @Option(
    help: ArgumentHelp("A label file (CSV, TagPack, OFAC list); can be given several times.", valueName: "file"),
    completion: .file())
  var labels: [String] = []

  @Flag(help: "Leave the labels out that travel with sluice (services, thefts, sanctioned addresses).")
  var noDefaultLabels = false

  @Option(
    help: ArgumentHelp("Use only labels that were known on this day; those without a date count.", valueName: "date"))
  var labelsAsOf: String?

  @Option(help: "Leave out matches that score less.")
  var minScore: Double = 0

  @Option(help: "How matches are written: \(MatchFormat.allValueStrings.joined(separator: ", ")).")
  var format: MatchFormat = .table

  @Option(
    name: [.short, .customLong("output")], help: "Write to a file instead of standard output.", completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Transfers under this value in USD are dust.", valueName: "usd"))
  var dustFloor: Double = 1

  @Flag(help: "Show the reasons behind each score in the table.")
  var verbose = false

  @Flag(help: "Show the flows that miss a signature narrowly, too, and by how much; no exit code depends on them.")
  var nearMisses = false

  @Option(help: "By how much of each limit a near miss may miss it.")
  var margin: Percentage = .init(share: 0.2)

  @Option(
    help: ArgumentHelp(
      "Report only what begins in this time, as lines for `sluice slices combine`.", valueName: "from..to"))
  var slice: String?

  @Option(
    help: ArgumentHelp(
      "What `sluice slices prepare` wrote for these archives: the slice then reads only what is about it.",
      valueName: "file"), completion: .file())
  var past: String?

  @Flag(help: "Exit with 0 even if there are matches.")
  var exitZero = false

  @Option(help: "Signatures looked for at the same time; by default as many as there are processors.")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Most memory for the transfers and addresses being matched, as 512MB or 2GiB; what it kept from view is said.",
      valueName: "size"))
  var maxState: ByteSize?

  @Flag(help: "Show on standard error where the time went.")
  var profile = false

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error; by default on a terminal only.")
  var progress: Bool?

  func validate() throws {
    guard minScore.isFinite else { throw ValidationError("`--min-score` is a number of points") }
    guard (threads ?? 1) >= 1, (threads ?? 1) <= 256 else { throw ValidationError("`--threads` is 1 to 256") }
    try Terminal.refuse(binary: format == .arrow && output == nil)
    if nearMisses, !format.hasNearMisses {
      throw ValidationError(
        "`--format \(format.rawValue)` has no place for near misses; ndjson, json, html and table do")
    }
    if slice != nil, nearMisses || format != .table {
      throw ValidationError("`--slice` has a form of its own; leave `--format` and `--near-misses` out")
    }
    if past != nil, slice == nil { throw ValidationError("`--past` goes with `--slice`") }
    guard margin.share > 0, margin.share < 1 else { throw ValidationError("`--margin` is over 0% and under 100%") }
    guard dustFloor.isFinite, dustFloor >= 0 else { throw ValidationError("`--dust-floor` is a sum in USD") }
  }

  func run() throws {
    var found = false
    var isCut = false
    try reporting { () throws(SluiceError) in
      if let slice {
        (found, isCut) = try scan(ScanSlice(slice))
        return
      }
      let result = try scan()
      try Output(path: output).write(format.data(result, verbose: verbose, title: title))
      found = !result.matches.isEmpty
      isCut = result.coverage.isCut
    }
    if isCut { throw ExitCode.cutShort }
    if found && !exitZero { throw ExitCode.matched }
  }

  /// Heading of a report.
  private var title: String {
    let inputs = paths.filter { !SignatureFiles.isSignatures($0) }
    return "Scan of \(inputs.first ?? "nothing")" + (inputs.count > 1 ? " and \(inputs.count - 1) more" : "")
  }

  /// Writes one slice; whether it has matches, and whether something was cut short.
  private func scan(_ slice: ScanSlice) throws(SluiceError) -> (found: Bool, isCut: Bool) {
    let request = try request()
    let bar = ProgressBar(isShown: progress ?? Terminal.showsProgress)
    let result = try SliceScan(request, slice: slice, past: past) { bar.show($0) }
    bar.clear()
    try Output(path: output).write(try result.text())
    Terminal.error("slice \(slice.text): \(result.count) matches kept, \(result.read) transfers read")
    for line in result.incomplete { Terminal.error("cut short: \(line)") }
    return (result.count > 0, !result.incomplete.isEmpty)
  }

  private func request() throws(SluiceError) -> ScanRequest {
    let inputs = paths.filter { !SignatureFiles.isSignatures($0) }
    try Output(path: output).check(against: paths + labels)
    if inputs.isEmpty { throw SluiceError(.usage, "no archive to scan; name one, or try `sluice demo`") }
    let library = try SignatureLibrary(paths: paths.filter(SignatureFiles.isSignatures), bundled: bundled)
    Terminal.show(library.diagnostics.filter { $0.severity == .error })
    if library.hasErrors { throw SluiceError(.usage, "the signatures have errors; `sluice check` shows them all") }
    var request = ScanRequest(
      plans: library.plans, campaigns: library.campaigns, inputs: inputs,
      labels: try LabelFiles.read(labels, asOf: labelsAsOf, includesBundled: !noDefaultLabels),
      settings: MatchSettings(dustFloor: dustFloor),
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    request.room = StateRoom(bytes: maxState?.bytes)
    if nearMisses { request.margin = margin.share }
    return request
  }

  private func scan() throws(SluiceError) -> ScanResult {
    let request = try request()
    let bar = ProgressBar(isShown: progress ?? Terminal.showsProgress)
    var result = try Scanner(request).run { bar.show($0) }
    bar.clear()
    result.matches.removeAll { $0.score.value < minScore }
    if format != .json { for line in result.coverage.summary + result.nearMisses.summary { Terminal.error(line) } }
    if profile { for line in result.profile.summary { Terminal.error(line) } }
    return result
  }
}
