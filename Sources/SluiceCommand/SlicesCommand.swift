import ArgumentParser
import Foundation
import Sluice

struct SlicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slices",
    abstract: "Part a scan by time for many machines, and put their results together.",
    discussion: """
      Each slice is one call, `sluice scan --slice FROM..TO`, that any scheduler can run and run again; together they give
      what one scan gives, byte for byte.

      Example: sluice slices plan *.arrow --count 12 | xargs -I{} -P4 sh -c \\
        'sluice scan --bundled *.arrow --slice {} -o {}.slice --exit-zero' && sluice slices combine *.slice --bundled
      """,
    subcommands: [PlanSlicesCommand.self, PrepareSlicesCommand.self, CombineSlicesCommand.self])
}

struct PrepareSlicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Write down what addresses had done before each stretch of a ledger, so that slices need not read it.",
    discussion: """
      Reads the archives once. With the file, `scan --slice … --past FILE` begins shortly before its slice, whatever lies
      before; it is good for every slice, signature and label, and for these archives in this order alone. An Arrow table.

      Example: sluice slices prepare 2025-*.arrow -o 2025.past

      Exit codes: 0 written, 2 bad usage, 3 bad data.
      """)

  @Argument(help: "Archives, in the order of the scans.", completion: .file())
  var paths: [String]

  @Option(name: [.short, .customLong("output")], help: "The file to write.", completion: .file())
  var output: String

  @Option(help: "Transfers of a stretch at least; a slice reads up to about so many that lie before it.")
  var every = PastWriting.stretch

  @Option(help: ArgumentHelp("Transfers under this value in USD are dust, as in the scans.", valueName: "usd"))
  var dustFloor: Double = 1

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error; by default on a terminal only.")
  var progress: Bool?

  func validate() throws {
    guard 1_000...1_000_000_000 ~= every else { throw ValidationError("`--every` is from 1,000 to 1,000,000,000") }
    guard dustFloor.isFinite, dustFloor >= 0 else { throw ValidationError("`--dust-floor` is a sum in USD") }
  }

  func run() throws {
    try reporting { () throws(SluiceError) in
      try Output(path: output).check(against: paths)
      let bar = ProgressBar(isShown: progress ?? Terminal.showsProgress)
      let written = try PastWriting(
        paths, to: output, every: every, settings: MatchSettings(dustFloor: dustFloor)
      ) { bar.show($0) }
      bar.clear()
      Terminal.error(
        "\(written.transfers) transfers in \(written.stretches) stretches: \(written.entries) pasts of addresses")
    }
  }
}

struct PlanSlicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Print slices of about as many transfers each, a line each.",
    discussion: """
      Archives that sluice wrote tell how many transfers a time has; others are read.

      Example: sluice slices plan 2025-*.arrow --count 40

      Exit codes: 0 printed, 2 bad usage, 3 bad data.
      """)

  @Argument(help: "Archives.", completion: .file())
  var paths: [String]

  @Option(help: "Slices, at most.")
  var count = 8

  func validate() throws {
    guard 1...100_000 ~= count else { throw ValidationError("`--count` is from 1 to 100,000") }
  }

  func run() throws {
    try reporting { () throws(SluiceError) in
      for slice in try ScanSlice.even(paths, count: count) { try Output().write(slice.text + "\n") }
    }
  }
}

struct CombineSlicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "combine",
    abstract: "Put slices together: the matches that one scan gives.",
    usage: "sluice slices combine <slice> ... [<signatures> ...] [--bundled] [--labels <file>] [<options>]",
    discussion: """
      Takes what `scan --slice` wrote, in any order, and the signatures and labels of the scan, of which campaigns are
      made. A slice that is missing, cut short or of another scan is an error; one that is there twice counts once.

      Example: sluice slices combine *.slice --bundled --labels labels.csv --format ndjson -o matches.ndjson

      Exit codes: 0 no match, 1 at least one match, 2 bad usage, 3 bad data, 4 a limit cut some slice short.
      """)

  @Argument(help: "Slices, and signature files or folders.", completion: .file())
  var paths: [String]

  @Flag(help: "The scan had the signatures that travel with sluice.")
  var bundled = false

  @Option(
    help: ArgumentHelp("A label file (CSV, TagPack, OFAC list); can be given several times.", valueName: "file"),
    completion: .file())
  var labels: [String] = []

  @Flag(help: "The scan left the labels out that travel with sluice.")
  var noDefaultLabels = false

  @Option(help: ArgumentHelp("The scan used only labels that were known on this day.", valueName: "date"))
  var labelsAsOf: String?

  @Option(help: "Leave out matches that score less.")
  var minScore: Double = 0

  @Option(help: "How matches are written: \(MatchWriter.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: MatchWriter.Format = .ndjson

  @Option(
    name: [.short, .customLong("output")], help: "Write to a file instead of standard output.", completion: .file())
  var output: String?

  @Flag(help: "Exit with 0 even if there are matches.")
  var exitZero = false

  func validate() throws {
    guard minScore.isFinite else { throw ValidationError("`--min-score` is a number of points") }
    try Terminal.refuse(binary: format.isBinary && output == nil)
  }

  func run() throws {
    var found = false
    var isCut = false
    try reporting { () throws(SluiceError) in
      try Output(path: output).check(against: paths + labels)
      let signatures = paths.filter(SignatureFiles.isSignatures)
      var campaigns: [Campaign] = []
      if bundled || !signatures.isEmpty {
        let library = try SignatureLibrary(paths: signatures, bundled: bundled)
        Terminal.show(library.diagnostics.filter { $0.severity == .error })
        if library.hasErrors { throw SluiceError(.usage, "the signatures have errors; `sluice check` shows them all") }
        campaigns = library.campaigns
      }
      let whole = try SliceCombination(
        paths.filter { !SignatureFiles.isSignatures($0) }, campaigns: campaigns,
        labels: try LabelFiles.read(labels, asOf: labelsAsOf, includesBundled: !noDefaultLabels))
      var writer = MatchWriter(format, title: "\(whole.sliceCount) slices")
      for match in whole.matches where match.score.value >= minScore {
        writer.add(match)
        found = true
      }
      writer.finish(coverage: whole.incomplete)
      try Output(path: output).write(Data(writer.take()))
      Terminal.error("\(whole.sliceCount) slices, \(whole.matches.count) matches, \(whole.read) transfers read in all")
      for line in whole.incomplete { Terminal.error("cut short: \(line)") }
      isCut = !whole.incomplete.isEmpty
    }
    if isCut { throw ExitCode.cutShort }
    if found && !exitZero { throw ExitCode.matched }
  }
}
