import ArgumentParser
import Foundation
import Sluice

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Follow the money from given addresses: where it ends, where it rests, what signatures it meets.",
    usage: "sluice trace <address> ... <archive> ... [--labels <file>] [<options>]",
    discussion: """
      Names that are no files are addresses. Payments are followed in their asset over splits and merges, up to services
      that labels know, as the `trace` step of signatures does it. `--format` other than text writes the trails and the
      matches that share a transfer with them; html is a report with pictures.

      Example: sluice trace 0x47666fab8bd0ac7003bce3f5c3585383f09486e2 february.arrow --labels labels.csv

      Exit codes: 0 no payment leaves the addresses, 1 at least one does, 2 bad usage, 3 bad input data, 4 a
      limit cut the result short.
      """)

  @Argument(help: "Addresses, and the archives or CSV files to look in.", completion: .file())
  var names: [String]

  @Option(help: ArgumentHelp("Chain of the addresses; by default those that their form allows.", valueName: "name"))
  var chain: [String] = []

  @Option(
    help: ArgumentHelp("A label file (CSV, TagPack, OFAC list); can be given several times.", valueName: "file"),
    completion: .file())
  var labels: [String] = []

  @Flag(help: "Leave the labels out that travel with sluice (services, thefts, sanctioned addresses).")
  var noDefaultLabels = false

  @Option(help: "Transfers in a row after the first, 1 to 50.")
  var depth = 8

  @Option(help: ArgumentHelp("How long after a first payment, as 30d or 12h.", valueName: "duration"))
  var within: TimeLength?

  @Option(help: "How mixed money is told apart: fifo, haircut or poison.")
  var by: TaintPolicy = .fifo

  @Option(help: "Percent of a transfer that must be from the addresses, 1 to 100.")
  var taint = 10.0

  @Option(help: ArgumentHelp("Follow only first payments of this value or more.", valueName: "usd"))
  var minUsd: Double?

  @Option(help: "text, ndjson, csv, arrow, html, graphml, gexf or stix.")
  var format: Format = .text

  @Option(
    name: [.short, .customLong("output")], help: "Write to a file instead of standard output.", completion: .file())
  var output: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson, csv, arrow, html, graphml, gexf, stix }

  func validate() throws {
    guard 1...50 ~= depth else { throw ValidationError("`--depth` is 1 to 50") }
    guard 1...100 ~= taint else { throw ValidationError("`--taint` is 1 to 100 percent") }
    guard (minUsd ?? 0).isFinite, 0...1e12 ~= (minUsd ?? 0) else {
      throw ValidationError("`--min-usd` is a sum in USD")
    }
    try Terminal.refuse(binary: format == .arrow && output == nil)
  }

  func run() throws {
    var isFound = false
    var isCut = false
    try reporting { () throws(SluiceError) in
      let files = names.filter { $0 == "-" || FileManager.default.fileExists(atPath: $0) }
      let addresses = names.filter { !files.contains($0) }
      try Output(path: output).check(against: files + labels)
      if files.isEmpty { throw SluiceError(.usage, "no archive to look in; none of these names is a file") }
      if addresses.isEmpty { throw SluiceError(.usage, "no address to start from; all of these names are files") }
      var request = TraceRequest(
        addresses: addresses, chains: chain.map { $0.lowercased() }, inputs: files,
        labels: try LabelFiles.read(labels, includesBundled: !noDefaultLabels))
      request.depth = depth
      request.seconds = within?.seconds ?? request.seconds
      request.policy = by
      request.taint = taint / 100
      request.leastUSD = minUsd
      request.threads = ProcessInfo.processInfo.activeProcessorCount
      let bar = ProgressBar(isShown: Terminal.showsProgress)
      let trace = try Trace(request, plans: SignatureLibrary(paths: [], bundled: true).plans) { bar.show($0) }
      bar.clear()
      try Output(path: output).write(data(trace, addresses))
      for line in trace.coverage.summary { Terminal.error(line) }
      isFound = !trace.transfers.isEmpty
      isCut = trace.coverage.isCut
    }
    if isCut { throw ExitCode.cutShort }
    if isFound { throw ExitCode.matched }
  }

  private func data(_ trace: Trace, _ addresses: [String]) -> Data {
    guard let format = MatchWriter.Format(rawValue: format.rawValue) else { return Data(trace.text.utf8) }
    let others = addresses.count > 1 ? " and \(addresses.count - 1) more" : ""
    var writer = MatchWriter(format, title: "Trace from \(addresses[0])\(others)")
    for match in trace.met + trace.trails { writer.add(match) }
    writer.finish(coverage: trace.coverage.summary)
    return Data(writer.take())
  }
}

extension TaintPolicy: ExpressibleByArgument {}
