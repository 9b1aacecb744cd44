import ArgumentParser
import Sluice

struct JobsSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Store a job: what to scan and with what, and the hashes of all of it.",
    usage: "sluice jobs submit --name <name> [<signatures> ...] --archives <archive> ... [--bundled] [<options>]",
    discussion: """
      Makes the database if it is not there. Signatures are named before `--archives`. A folder stands for the archives
      in it; `jobs run --watch` and `--once` take in those that come later.

      Example: sluice jobs submit --name january my.sluice --archives january/*.arrow --labels labels.csv
      """)

  @Option(help: "What the job is called.")
  var name: String

  @Argument(help: "Signature files, or folders that hold some.")
  var signatures: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("The archives or CSV files to scan.", valueName: "archive"))
  var archives: [String]

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Label files: CSV, TagPacks, OFAC lists.", valueName: "file"))
  var labels: [String] = []

  @Flag(help: "Leave the labels out that travel with sluice (services, thefts, sanctioned addresses).")
  var noDefaultLabels = false

  @Option(
    help: ArgumentHelp("Use only labels that were known on this day; those without a date count.", valueName: "date"))
  var labelsAsOf: String?

  @Flag(help: "Scan with the signatures that travel with sluice.")
  var bundled = false

  @Option(help: "Leave out matches that score less.")
  var minScore: Double = 0

  @Option(help: ArgumentHelp("Transfers under this value in USD are dust.", valueName: "usd"))
  var dustFloor: Double = 1

  @Option(
    help: ArgumentHelp(
      "Store results by stretches of this length, as 30d or 12h; by default one holds everything.",
      valueName: "duration"))
  var slice: TimeLength?

  @Option(
    help: ArgumentHelp(
      "Most memory for the transfers and addresses being matched, as 512MB or 2GiB.", valueName: "size"))
  var maxState: ByteSize?

  @Option(help: ArgumentHelp("Most time for one signature in one slice, as 30s or 10m.", valueName: "duration"))
  var maxTime: TimeLength?

  @Option(help: ArgumentHelp("Most matches of one signature in one slice.", valueName: "count"))
  var maxMatches: Int?

  @OptionGroup var database: JobsDatabase

  func validate() throws {
    guard maxMatches ?? 1 >= 1 else { throw ValidationError("`--max-matches` is at least 1") }
    guard minScore.isFinite else { throw ValidationError("`--min-score` is a number of points") }
    guard dustFloor.isFinite, dustFloor >= 0 else { throw ValidationError("`--dust-floor` is a sum in USD") }
  }

  func run() throws {
    try reporting { () throws(SluiceError) in
      var settings = JobSettings(dustFloor: dustFloor, minScore: minScore, labelsAsOf: labelsAsOf)
      settings.includesBundledLabels = !noDefaultLabels
      settings.maxState = maxState?.bytes
      settings.maxSeconds = maxTime.map { Double($0.seconds) }
      settings.maxMatches = maxMatches
      var submission = JobSubmission(
        name: name, signatures: signatures, includesBundled: bundled, archives: archives, labels: labels,
        settings: settings)
      submission.sliceSeconds = slice?.seconds
      let job = try database.open(creates: true).submit(submission)
      let slices = job.sliceCount == 1 ? "1 slice" : "\(job.sliceCount) slices"
      Terminal.error(
        "submitted \(job.title): \(job.signatureCount) signatures, \(job.archiveCount) archives, "
          + "\(job.rowCount) transfers, \(slices); `sluice jobs run` works it off")
    }
  }
}
