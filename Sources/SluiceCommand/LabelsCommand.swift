import ArgumentParser
import Sluice

struct LabelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels", abstract: "Look into label files, and make one of many.",
    discussion: "Example: sluice labels lookup 0x098b716b8aaf21512996dc57eb0615e2383e2f96",
    subcommands: [LookupCommand.self, LabelListCommand.self, LabelImportCommand.self])
}

struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Show what labels say of an address, and where they disagree.",
    discussion: """
      Looks into the labels that travel with sluice and into files. Exits with 0 if there is a label, and with 1 if there
      is none.

      Example: sluice labels lookup 0x098b716b8aaf21512996dc57eb0615e2383e2f96 --labels ofac.csv --labels lazarus.yaml
      """)

  @Argument(help: "The address, EVM addresses in either case.")
  var address: String

  @Option(
    help: ArgumentHelp("A label file (CSV, TagPack, OFAC list); can be given several times.", valueName: "file"),
    completion: .file())
  var labels: [String] = []

  @Option(
    help: ArgumentHelp("Use only labels that were known on this day; those without a date count.", valueName: "date"))
  var labelsAsOf: String?

  func run() throws {
    var isFound = false
    try reporting { () throws(SluiceError) in
      let table = try LabelFiles.read(labels, asOf: labelsAsOf, includesBundled: true)
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

extension LabelCensus.Key: ExpressibleByArgument {}
extension Label.Category: ExpressibleByArgument {}

struct LabelListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Count what label files hold, by category, entity, case or source.",
    discussion: """
      Example: sluice labels list sdn.xml lazarus.yaml labels.csv --by entity --category mixer
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv
  }

  @Argument(help: "Label files: CSV, TagPacks (.yaml), OFAC lists (.xml, .csv, .txt, .json).")
  var files: [String]

  @Option(help: "What is counted: category, chain, entity, actor, case or source.")
  var by: LabelCensus.Key = .category

  @Option(help: "Count only labels of this category.")
  var category: Label.Category?

  @Option(help: "table or csv.")
  var format: Format = .table

  func run() throws {
    try reporting { () throws(SluiceError) in
      let table = try LabelFiles.read(files)
      let census = LabelCensus(table, by: by, category: category)
      for note in table.notes { Terminal.error("note: \(TerminalText.escaped(note))") }
      try Output().write(format == .csv ? census.csv : census.text)
      if census.conflicts > 0 { Terminal.error("note: labels disagree about \(census.conflicts) addresses") }
    }
  }
}

struct LabelImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make one label file (CSV) of files of all kinds.",
    discussion: """
      Exact repeats are dropped; labels that disagree are all kept, and counted.

      Example: sluice labels import sdn.xml packs/*.yaml sanctioned_addresses_XBT.txt -o labels.csv
      """)

  @Argument(help: "Label files: CSV, TagPacks (.yaml), OFAC lists (.xml, .csv, .txt, .json).")
  var files: [String]

  @Option(name: [.short, .customLong("output")], help: "The file to write.")
  var output: String

  @Option(
    help: ArgumentHelp("Take only labels that were known on this day; those without a date count.", valueName: "date"))
  var labelsAsOf: String?

  func run() throws {
    try reporting { () throws(SluiceError) in
      let table = try LabelImport(paths: files, labelsAsOf: labelsAsOf).run(to: output)
      for note in table.notes { Terminal.error("note: \(TerminalText.escaped(note))") }
      let conflicts = LabelCensus(table, by: .category).conflicts
      Terminal.error(
        "wrote \(table.labels.count) labels to `\(TerminalText.escaped(output))`"
          + (conflicts > 0 ? "; they disagree about \(conflicts) addresses" : ""))
    }
  }
}
