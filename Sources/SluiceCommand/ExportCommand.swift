import ArgumentParser
import Foundation
import Sluice

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write transfers of an archive as CSV.",
    discussion: """
      The CSV is read back by archive import and by scan, and nothing is lost by value.

      Example: sluice archive export feb.arrow --from 2025-02-21 --to 2025-02-22 --address 0x47666fab8bd0ac7003bce3f5c3585383f09486e2
      """)

  @Argument(help: "The archive.")
  var path: String

  @Option(name: [.short, .customLong("output")], help: "Write to a file instead of standard output.")
  var output: String?

  @Option(help: ArgumentHelp("The first time that is written.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("The last time that is written.", valueName: "time"))
  var to: String?

  @Option(help: "Write transfers from or to this address; can be given several times.")
  var address: [String] = []

  func run() throws {
    try reporting { () throws(SluiceError) in
      let export = ArchiveExport(
        path: path, first: try ArchiveExport.time(from, "--from"), last: try ArchiveExport.time(to, "--to"),
        addresses: address)
      let rows: Int
      if let output {
        rows = try export.run(to: output)
      } else {
        rows = try export.run { bytes throws(SluiceError) in
          do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
            throw SluiceError(.usage, "standard output: cannot be written: \(error.localizedDescription)")
          }
        }
      }
      Terminal.error("wrote \(rows) transfers")
    }
  }
}
