import ArgumentParser
import Sluice

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a match, as `--format ndjson` writes one a line.",
    discussion: """
      Example: sluice schema > match.schema.json

      Exit codes: 0 printed.
      """)

  func run() throws {
    try reporting { () throws(SluiceError) in try Output().write(MatchSchema.text) }
  }
}
