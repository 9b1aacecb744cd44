import ArgumentParser
import Sluice

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Make and inspect archives of transfers.",
    subcommands: [ImportCommand.self, InfoCommand.self])
}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make an archive (Arrow IPC with LZ4) of a CSV file of transfers.",
    discussion: """
      The header names the columns: time, from, to, asset, amount, and perhaps chain, tx, usd, value.
      Times are ISO 8601 or seconds since 1970, in any order.

      Example: sluice archive import transfers.csv -o transfers.arrow
      """)

  enum ErrorPolicy: String, ExpressibleByArgument, CaseIterable {
    case stop, skip
  }

  @Argument(help: "The CSV file.")
  var input: String

  @Option(name: [.short, .customLong("output")], help: "The archive to write.")
  var output: String

  @Option(help: "The chain of all transfers if the file has no such column.")
  var chain = "ethereum"

  @Option(help: "What a row that cannot be read does: stop the import, or be skipped and counted.")
  var onError: ErrorPolicy = .stop

  func run() throws {
    try reporting { () throws(SluiceError) in
      let work = ArchiveImport(input: input, output: output, defaultChain: chain, skipsBadRows: onError == .skip)
      let summary = try work.run()
      for note in summary.notes { Terminal.error("note: \(note)") }
      let skipped = summary.skipped > 0 ? ", \(summary.skipped) rows skipped" : ""
      Terminal.error(
        "wrote \(summary.rows) transfers between \(summary.addresses) addresses to `\(TerminalText.escaped(output))`\(skipped)"
      )
    }
  }
}

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Show what an archive holds.",
    discussion: "Example: sluice archive info transfers.arrow --format json")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Archives.")
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
