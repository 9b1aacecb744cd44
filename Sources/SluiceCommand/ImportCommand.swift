import ArgumentParser
import Sluice

extension ImportFormat: ExpressibleByArgument {}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make an archive (Arrow IPC with LZ4) of files of transfers.",
    discussion: """
      Formats, told by the header: CSV with the columns time, from, to, asset, amount, and perhaps chain, tx, usd,
      value, message_id; ethereum-etl transactions, token_transfers and traces; bitcoin-etl transactions (JSON lines); CSV exports
      of Etherscan; IBM AMLworld transactions and patterns; any other CSV with --map. Plain, .gz or .lz4; rows in any
      order; - is standard input.

      Examples: sluice archive import transfers.csv -o transfers.arrow
                sluice archive import token_transfers.csv.gz --blocks blocks.csv --tokens tokens.csv -o tokens.arrow
                sluice archive import bank.csv --map 'time=Date,from=Sender,to=Receiver,asset=:USD,amount=Sum' -o bank.arrow
      """)

  enum ErrorPolicy: String, ExpressibleByArgument, CaseIterable {
    case stop, skip
    case rejectFile = "reject-file"
  }

  @Argument(help: "The files; - is standard input.")
  var inputs: [String]

  @Option(name: [.short, .customLong("output")], help: "The archive to write.")
  var output: String

  @Option(name: .customLong("as"), help: "The format, if it is not to be told by the file.")
  var format: ImportFormat?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "The columns of a foreign CSV file: a name, # and a number, or : and a constant.",
      valueName: "time=Date,from=#2,asset=:ETH,…"))
  var mapping: String?

  @Option(help: "The chain of transfers in files that do not name one.")
  var chain: String?

  @Option(help: "The symbol of the chain's own coin, for chains that sluice does not know.")
  var coin: String?

  @Option(help: ArgumentHelp("Symbols and decimals of tokens (CSV: address, symbol, decimals).", valueName: "file"))
  var tokens: [String] = []

  @Option(help: ArgumentHelp("Decimals of one token, and its symbol.", valueName: "token=6:SYMBOL"))
  var decimals: [String] = []

  @Option(help: ArgumentHelp("Times of blocks (CSV: number, timestamp), for files without times.", valueName: "file"))
  var blocks: [String] = []

  @Option(help: ArgumentHelp("Prices in USD (CSV: asset, time, usd), to value transfers with.", valueName: "file"))
  var prices: [String] = []

  @Option(help: "How old a price may be: 90s, 30m, 6h, 7d. By default 1d.")
  var priceAge: String?

  @Option(
    help: "What a row that cannot be read does: stop the import, be skipped and counted, or go to a file as well.")
  var onError: ErrorPolicy = .stop

  @Option(
    help: ArgumentHelp(
      "Where bad rows go with --on-error reject-file; by default OUTPUT.rejected.csv.", valueName: "file"))
  var rejectFile: String?

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error; by default on a terminal only.")
  var progress: Bool?

  func validate() throws {
    if mapping != nil, format != nil { throw ValidationError("`--map` and `--as` exclude each other") }
    if rejectFile != nil, onError != .rejectFile {
      throw ValidationError("`--reject-file` needs `--on-error reject-file`")
    }
    if priceAge != nil, prices.isEmpty { throw ValidationError("`--price-age` needs `--prices`") }
    if inputs.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input can be read once") }
  }

  func run() throws {
    try reporting { () throws(SluiceError) in
      let settings = try ImportSettings(
        format: format, mapping: mapping, chain: chain, coin: coin, tokens: tokens, decimals: decimals, blocks: blocks,
        prices: prices, priceAge: priceAge)
      let work = ArchiveImport(inputs: inputs, output: output, settings: settings, onError: policy)
      let bar = ImportBar(isShown: progress ?? Terminal.showsProgress)
      defer { bar.clear() }
      let summary = try work.run { bar.show($0) }
      bar.clear()
      for note in summary.notes { Terminal.error("note: \(TerminalText.escaped(note))") }
      Terminal.error(text(summary))
    }
  }

  private var policy: Importer.ErrorPolicy {
    switch onError {
    case .stop: .stop
    case .skip: .skip
    case .rejectFile: .reject(path: rejectFile ?? output + ".rejected.csv")
    }
  }

  private func text(_ summary: ImportSummary) -> String {
    var text =
      "wrote \(summary.rows) transfers between \(summary.addresses) addresses to `\(TerminalText.escaped(output))`"
    guard summary.skipped > 0 else { return text }
    text += ", \(summary.skipped) rows skipped"
    if case .reject(let path) = policy { text += " and written to `\(TerminalText.escaped(path))`" }
    return text
  }
}
