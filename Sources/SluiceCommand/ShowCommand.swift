import ArgumentParser
import Sluice

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show saved matches with their evidence, step by step.",
    discussion: """
      Reads what `scan` and `jobs results` write as ndjson or json; ids may be cut short.

      Example: sluice show matches.ndjson 5a078a
      All of them, page by page: sluice show matches.ndjson | less

      Exit codes: 0 shown, 2 bad usage or no match of that id, 3 bad data.
      """)

  @Argument(help: ArgumentHelp("Saved matches.", valueName: "matches"), completion: .file())
  var path: String

  @Argument(help: ArgumentHelp("Ids of matches, or how they begin; all if none is given.", valueName: "id"))
  var ids: [String] = []

  @Flag(help: "List every transfer; by default the first and last ones of each step.")
  var all = false

  func run() throws {
    try reporting { () throws(SluiceError) in
      let saved = try SavedMatches(path: path).matches
      let chosen = ids.isEmpty ? saved : saved.filter { match in ids.contains { match.id.hasPrefix($0) } }
      if let unknown = ids.first(where: { id in !saved.contains { $0.id.hasPrefix(id) } }) {
        throw SluiceError(.usage, "`\(path)` has no match with the id `\(TerminalText.escaped(unknown))`")
      }
      let tree = MatchTree(width: Terminal.width, isColored: Terminal.isColored, mostListed: all ? .max : 12)
      for (place, match) in chosen.enumerated() {
        try Output().write((place > 0 ? "\n" : "") + tree.text(match))
      }
    }
  }
}
