import ArgumentParser
import Sluice

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Scan a made-up ledger with replicas of published thefts planted in it.",
    discussion: "Needs no input and no network. Exits with 0 if every planted case was found and nothing else.")

  @Option(help: "Also keep the ledger (demo.arrow) and its labels (demo-labels.csv) in this folder.")
  var keep: String?

  func run() throws {
    var succeeded = false
    try reporting { () throws(SluiceError) in
      let demo = try Demo.run(keepingIn: keep) { Terminal.error($0) }
      try Output().write(demo.text(width: Terminal.width, colored: Terminal.isColored))
      succeeded = demo.succeeded
    }
    if !succeeded { throw ExitCode.failure }
  }
}
