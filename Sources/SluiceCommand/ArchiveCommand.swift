import ArgumentParser
import Sluice

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Make, inspect and check archives of transfers.",
    discussion:
      "Example: sluice archive import transfers.csv -o transfers.arrow && sluice archive info transfers.arrow",
    subcommands: [
      ImportCommand.self, InfoCommand.self, VerifyArchiveCommand.self, ExportCommand.self,
      MergeCommand.self,
    ])
}

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Show what an archive holds.",
    discussion: "Example: sluice archive info transfers.arrow --format json")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Archives.", completion: .file())
  var paths: [String]

  @Option(help: "text, or json: one object per archive and line.")
  var format: Format = .text

  func run() throws {
    try reporting { () throws(SluiceError) in
      for path in paths {
        let info = try ArchiveInfo(path: path)
        try Output().write(format == .json ? info.json + "\n" : info.text)
      }
    }
  }
}
