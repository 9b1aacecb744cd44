import ArgumentParser
import Foundation
import Sluice

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Scan a made-up ledger with replicas of published thefts planted in it.",
    discussion: """
      Needs no input and no network. The report is a page for a browser; without `--keep` it goes into your folder for
      caches.

      Example: sluice demo --keep demonstration

      Exits with 0 if every planted case was found and nothing else.
      """)

  @Option(
    help: "Also keep the ledger (demo.arrow), its labels (demo-labels.csv) and the report (demo.html) in this folder.")
  var keep: String?

  @Flag(
    help: """
      Also write the payments in ETH as an ethereum-etl export (transactions.csv), and their prices (prices.csv), to
      practise on.
      """)
  var ethereumEtl = false

  func validate() throws {
    if ethereumEtl, keep == nil { throw ValidationError("`--ethereum-etl` writes into the folder of `--keep`") }
  }

  func run() throws {
    var succeeded = false
    try reporting { () throws(SluiceError) in
      let demo = try Demo.run(keepingIn: keep, exports: ethereumEtl) { Terminal.error($0) }
      try Output().write(demo.text(width: Terminal.width, colored: Terminal.isColored))
      do throws(SluiceError) { Terminal.error("the report: \(try report(demo))") } catch {
        // Nobody asked for it: a home that cannot be written to does not fail the demonstration.
        guard keep == nil else { throw error }
        Terminal.error("no report: \(error)")
      }
      succeeded = demo.succeeded
    }
    if !succeeded { throw ExitCode.failure }
  }

  /// Writes the report, in place of one of an earlier run; its path.
  private func report(_ demo: Demo) throws(SluiceError) -> String {
    let url: URL
    if let keep {
      url = URL(fileURLWithPath: keep).appendingPathComponent("demo.html")
    } else {
      url = try Self.cached()
    }
    try Output(path: url.path).write(MatchFormat.html.data(demo.result, verbose: false, title: "Sluice demonstration"))
    return url.path
  }

  /// A place that belongs to the user alone: in a folder that all can write to, a link could lead elsewhere.
  private static func cached() throws(SluiceError) -> URL {
    let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
    let folder = (caches ?? URL(fileURLWithPath: NSHomeDirectory())).appendingPathComponent("sluice")
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw SluiceError(
        .usage, "`\(folder.path)`: cannot be made: \(error.localizedDescription); name a folder with `--keep`")
    }
    return folder.appendingPathComponent("demo.html")
  }
}
