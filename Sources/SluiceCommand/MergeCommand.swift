import ArgumentParser
import Sluice

extension Period: ExpressibleByArgument {}

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make few large archives of many small ones, cut by time.",
    discussion: """
      Transfers come in one order: by time, then by archive as given, then by row. Extra columns of any type come along.

      Examples: sluice archive merge hour-*.arrow --by month -o months
                sluice archive merge eth.arrow tron.arrow -o both.arrow
      """)

  @Argument(help: "Archives.", completion: .file())
  var paths: [String]

  @Option(name: [.short, .customLong("output")], help: "The archive to write; with --by, the folder for the archives.")
  var output: String

  @Option(help: "Cut time by day, month or year, in UTC: 2025-02.arrow; or none.")
  var by: Period = .none

  @Flag(help: "Write over archives that are there.")
  var force = false

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error; by default on a terminal only.")
  var progress: Bool?

  func run() throws {
    try reporting { () throws(SluiceError) in
      let bar = ImportBar(isShown: progress ?? Terminal.showsProgress)
      defer { bar.clear() }
      let merge = ArchiveMerge(paths: paths, output: output, period: by, overwrites: force)
      let summary = try merge.run { bar.show(.writing(rows: $0, of: $1)) }
      bar.clear()
      for note in summary.notes { Terminal.error("note: \(TerminalText.escaped(note))") }
      for file in summary.files {
        Terminal.error("wrote \(file.rows) transfers to `\(TerminalText.escaped(file.path))`")
      }
      if summary.files.isEmpty { Terminal.error("no transfers: nothing was written") }
    }
  }
}
