import ArgumentParser
import Foundation
import Sluice

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a report for people of saved matches: one HTML file.",
    discussion: """
      Reads what `scan` and `jobs results` write as ndjson or json. The report needs no network; it shows each match's
      score with its reasons, the flow as a picture, the times, and the evidence.

      Example: sluice report matches.ndjson -o report.html
      A job's report: sluice jobs results january --format html -o january.html

      Exit codes: 0 the report is written, 2 bad usage, 3 bad data.
      """)

  @Argument(help: ArgumentHelp("Saved matches.", valueName: "matches"), completion: .file())
  var paths: [String]

  @Option(
    name: [.short, .customLong("output")], help: "Write to a file instead of standard output.", completion: .file())
  var output: String?

  @Option(help: "The report's heading.")
  var title: String?

  func run() throws {
    try reporting { () throws(SluiceError) in
      try Output(path: output).check(against: paths)
      var matches: [Match] = []
      for path in paths { matches += try SavedMatches(path: path).matches }
      // Each file is by falling score; several are put in order.
      let ordered = matches.enumerated().sorted {
        ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
      }.map(\.element)
      let others = paths.count > 1 ? " and \(paths.count - 1) more" : ""
      var writer = MatchWriter(.html, title: title ?? "Matches of \(paths[0])\(others)")
      for match in ordered { writer.add(match) }
      writer.finish()
      try Output(path: output).write(Data(writer.take()))
      let noun = matches.count == 1 ? "match" : "matches"
      if let output { Terminal.error("wrote a report of \(matches.count) \(noun) to \(output)") }
    }
  }
}
