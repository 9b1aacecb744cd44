import ArgumentParser
import Sluice

struct JobsSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Store a job: what to scan and with what, and the hashes of all of it.",
    usage: "sluice jobs submit --name <name> [<signatures> ...] --archives <archive> ... [--bundled] [<options>]",
    discussion: """
      Makes the database if it is not there. Signatures are named before `--archives`.

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

  @Option(
    help: ArgumentHelp("Use only labels that were known on this day; those without a date count.", valueName: "date"))
  var labelsAsOf: String?

  @Flag(help: "Scan with the signatures that travel with sluice.")
  var bundled = false

  @Option(help: "Leave out matches that score less.")
  var minScore: Double = 0

  @Option(help: ArgumentHelp("Transfers under this value in USD are dust.", valueName: "usd"))
  var dustFloor: Double = 1

  @OptionGroup var database: JobsDatabase

  func run() throws {
    try reporting { () throws(SluiceError) in
      let submission = JobSubmission(
        name: name, signatures: signatures, includesBundled: bundled, archives: archives, labels: labels,
        settings: JobSettings(dustFloor: dustFloor, minScore: minScore, labelsAsOf: labelsAsOf))
      let job = try database.open(creates: true).submit(submission)
      Terminal.error(
        "submitted \(job.title): \(job.signatureCount) signatures, \(job.archiveCount) archives, "
          + "\(job.rowCount) transfers; `sluice jobs run` works it off")
    }
  }
}
