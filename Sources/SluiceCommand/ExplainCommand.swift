import ArgumentParser
import Sluice

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what signatures ask for, what bounds it, and what looking for it takes.",
    usage: "sluice explain <signatures> ... [<archive> ...] [--bundled] [--labels <file>] [--format <format>]",
    discussion: """
      Files that end in .sluice or .sluicec, and folders that hold such files, are signatures; everything else is an
      archive or CSV file, read once to tell which share of its transfers passes each step.

      The conditions of a step come in three parts: `kernels` are decided on columns for all transfers at once,
      `each transfer` is asked about the few that are left, `costly or late` looks at transfers around it or waits for
      other steps.

      Example: sluice explain Signatures/peel/peel_chain.sluice transfers.arrow --labels labels.csv

      Exit codes: 0 explained, 2 bad usage or signature, 3 bad input data.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Signature files or folders, and archives or CSV files to hold them against.")
  var paths: [String] = []

  @Flag(help: "Explain the signatures that travel with sluice.")
  var bundled = false

  @Option(
    help: ArgumentHelp("A label file (CSV, TagPack, OFAC list); can be given several times.", valueName: "file"),
    completion: .file())
  var labels: [String] = []

  @Option(help: "text, or json: one object on one line.")
  var format: Format = .text

  func run() throws {
    try reporting { () throws(SluiceError) in
      let library = try SignatureLibrary(paths: paths.filter(SignatureFiles.isSignatures), bundled: bundled)
      Terminal.show(library.diagnostics.filter { $0.severity == .error })
      if library.hasErrors { throw SluiceError(.usage, "the signatures have errors; `sluice check` shows them all") }
      let inputs = paths.filter { !SignatureFiles.isSignatures($0) }
      let bar = ProgressBar(isShown: Terminal.showsProgress)
      let labels = try LabelFiles.read(labels, includesBundled: true)
      let explainer = Explainer(plans: library.plans, inputs: inputs, labels: labels)
      let list = try explainer.run { bar.show($0) }
      bar.clear()
      try Output().write(format == .json ? list.json + "\n" : list.text)
      if !library.campaigns.isEmpty {
        Terminal.error("note: campaigns are not explained: they group finished matches")
      }
      if format == .text { for note in list.notes { Terminal.error("note: \(TerminalText.escaped(note))") } }
    }
  }
}
