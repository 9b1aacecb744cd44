import ArgumentParser
import Sluice

struct LabelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels", abstract: "Look into label sets.", subcommands: [LookupCommand.self])
}

struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Show what label files say of an address, and where they disagree.",
    discussion: """
      Exits with 0 if there is a label, and with 1 if there is none.

      Example: sluice labels lookup 0x098b716b8aaf21512996dc57eb0615e2383e2f96 --labels ofac.csv --labels lazarus.yaml
      """)

  @Argument(help: "The address, EVM addresses in either case.")
  var address: String

  @Option(help: ArgumentHelp("A label file (CSV, or TagPack .yaml); can be given several times.", valueName: "file"))
  var labels: [String]

  @Option(
    help: ArgumentHelp("Use only labels that were known on this day; those without a date count.", valueName: "date"))
  var labelsAsOf: String?

  func run() throws {
    var isFound = false
    try reporting { () throws(SluiceError) in
      let table = try LabelFiles.read(labels, asOf: labelsAsOf)
      let lookup = LabelLookup(address, in: table)
      for note in table.notes { Terminal.error("note: \(TerminalText.escaped(note))") }
      try Output().write(lookup.text)
      for chain in lookup.conflicts { Terminal.error("note: the labels on \(TerminalText.escaped(chain)) disagree") }
      isFound = !lookup.labels.isEmpty
      if !isFound { Terminal.error("no label") }
    }
    if !isFound { throw ExitCode.failure }
  }
}
