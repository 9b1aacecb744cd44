import ArgumentParser
import Foundation
import Sluice

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write transfers of archives as CSV, or as an archive of their own.",
    discussion: """
      Transfers are chosen by time, by address, and by matches that scan has saved: then their evidence is written. By
      value nothing is lost; an archive also keeps extra columns, and has all transfers in one order.

      Examples: sluice archive export feb.arrow --from 2025-02-21 --to 2025-02-22 -o part.arrow
                sluice archive export feb.arrow --address 0x47666fab8bd0ac7003bce3f5c3585383f09486e2
                sluice archive export feb.arrow --matches found.ndjson --match 3f2a -o evidence.arrow
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, arrow
  }

  @Argument(help: "Archives.", completion: .file())
  var paths: [String]

  @Option(
    name: [.short, .customLong("output")], help: "Write to a file instead of standard output.", completion: .file())
  var output: String?

  @Option(help: "csv, or arrow: an archive. By default arrow for an output of that name, else csv.")
  var format: Format?

  @Option(help: ArgumentHelp("The first time that is written.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("The last time that is written.", valueName: "time"))
  var to: String?

  @Option(help: "Write transfers from or to this address; can be given several times.")
  var address: [String] = []

  @Option(help: ArgumentHelp("Write the evidence of matches that scan wrote as ndjson or json.", valueName: "file"))
  var matches: String?

  @Option(
    name: .customLong("match"),
    help: ArgumentHelp("Only of the match with this id, or whose id so begins; several times.", valueName: "id"))
  var ids: [String] = []

  func validate() throws {
    if !ids.isEmpty, matches == nil { throw ValidationError("`--match` needs `--matches`") }
    if isArrow, output == nil { throw ValidationError("an archive is written to a file: `-o part.arrow`") }
  }

  private var isArrow: Bool { format.map { $0 == .arrow } ?? output?.hasSuffix(".arrow") ?? false }

  func run() throws {
    try reporting { () throws(SluiceError) in
      let choice = TransferChoice(
        first: try TransferChoice.time(from, "--from"), last: try TransferChoice.time(to, "--to"), addresses: address,
        matches: try matches.map { path throws(SluiceError) in try MatchRows(path: path, ids: ids) })
      let summary = try written(ArchiveExport(paths: paths, choice: choice))
      for note in summary.notes { Terminal.error("note: \(TerminalText.escaped(note))") }
      let nothing = isArrow && summary.rows == 0
      Terminal.error(nothing ? "no transfers: nothing was written" : "wrote \(summary.rows) transfers")
    }
  }

  private func written(_ export: ArchiveExport) throws(SluiceError) -> ArchiveExport.Summary {
    guard let output else {
      return try export.run { bytes throws(SluiceError) in
        do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
          throw SluiceError(.usage, "standard output: cannot be written: \(error.localizedDescription)")
        }
      }
    }
    return isArrow ? try export.run(toArchive: output) : try export.run(toCSV: output)
  }
}
