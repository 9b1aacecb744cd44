import ArgumentParser
import Foundation
import Sluice

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Scan a made-up ledger with replicas of published thefts planted in it.",
    discussion: """
      Needs no input and no network. The report is a page for a browser; without `--keep` it goes into the folder for
      temporary files.

      Exits with 0 if every planted case was found and nothing else.
      """)

  @Option(
    help: "Also keep the ledger (demo.arrow), its labels (demo-labels.csv) and the report (demo.html) in this folder.")
  var keep: String?

  func run() throws {
    var succeeded = false
    try reporting { () throws(SluiceError) in
      let demo = try Demo.run(keepingIn: keep) { Terminal.error($0) }
      try Output().write(demo.text(width: Terminal.width, colored: Terminal.isColored))
      Terminal.error("the report: \(try report(demo))")
      succeeded = demo.succeeded
    }
    if !succeeded { throw ExitCode.failure }
  }

  /// Writes the report, in place of one of an earlier run; its path.
  private func report(_ demo: Demo) throws(SluiceError) -> String {
    let folder = keep.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
    let path = folder.appendingPathComponent(keep == nil ? "sluice-demo-\(getuid()).html" : "demo.html").path
    try Output(path: path).write(MatchFormat.html.data(demo.result, verbose: false, title: "Sluice demonstration"))
    return path
  }
}
