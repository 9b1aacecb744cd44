import Columnar
import Demonstration
import Foundation
import Ingest
import Labels
import Reports
import SignatureLanguage
import SignaturePlan

/// The demonstration: a made-up month with replicas of published thefts, scanned with the bundled signatures.
public struct Demo: Sendable {
  /// Matches and coverage.
  public var result: ScanResult
  public var cases: [Case]
  /// Matches that touch no planted case.
  public var strays: [Match]

  /// A planted case and what the scan made of it.
  public struct Case: Sendable {
    public var name: String
    /// The signature that is to find it.
    public var signature: String
    public var transfers: Int
    /// Its transfers that are evidence of a match of that signature.
    public var found: Int
    /// The best score of such a match.
    public var score: Points?
  }

  /// Whether every case was found, and nothing else was.
  public var succeeded: Bool { strays.isEmpty && cases.allSatisfy { $0.found > 0 } }

  /// Makes the ledger, writes it as an archive, and scans that.
  ///
  /// - Parameters:
  ///   - folder: where archive and labels are kept; nil to remove them at the end.
  ///   - exports: whether the payments in ETH are put there as an ethereum-etl export, with prices.
  ///   - tell: told what is being done.
  public static func run(keepingIn folder: String?, exports: Bool = false, _ tell: (String) -> Void) throws(SluiceError)
    -> Demo
  {
    tell("making a month of transfers with replicas of published thefts in it")
    let ledger = DemonstrationLedger.make()
    let place = try ScratchFolder(folder)
    defer { place.remove() }
    let archive = place.path("demo.arrow")
    do { try ArchiveImport.write(ledger.imported, to: archive) } catch { throw SluiceError(error) }
    if folder != nil { try place.write(ledger.labelFile, to: "demo-labels.csv") }
    if exports {
      let export = EthereumExport(ledger)
      try place.write(export.transactions, to: "transactions.csv")
      try place.write(export.prices, to: "prices.csv")
    }
    let compilation = SignatureCompiler.compile(SignatureFiles.bundled)
    let plans = compilation.signatures.map(\.plan)
    tell("scanning \(HumanText.count(ledger.batch.count)) transfers with \(plans.count) signatures")
    let labels = LabelTable(LabelFiles.bundled.labels + ledger.labels.compactMap(Label.init))
    let result = try Scanner(
      ScanRequest(plans: plans, campaigns: compilation.campaigns.map(\.campaign), inputs: [archive], labels: labels)
    ).run()
    return Demo(result, ledger)
  }

  init(_ result: ScanResult, _ ledger: DemonstrationLedger) {
    self.result = result
    let planted = ledger.planted.reduce(into: Set<Int>()) { $0.formUnion($1.rows) }
    strays = result.matches.filter { match in !match.evidence.contains { planted.contains($0.row) } }
    cases = ledger.planted.map { planted in
      let matches = result.matches.filter { match in
        match.signature == planted.signature && match.evidence.contains { planted.rows.contains($0.row) }
      }
      let found = Set(matches.flatMap { $0.evidence.map(\.row) }).intersection(planted.rows)
      return Case(
        name: planted.name, signature: planted.signature, transfers: planted.rows.count, found: found.count,
        score: matches.map(\.score).max())
    }
  }
}

extension DemonstrationLedger {
  /// The ledger as an import would give it.
  var imported: ImportedLedger {
    var ledger = ImportedLedger()
    ledger.batch = batch
    ledger.addresses = addresses
    ledger.chains = chains
    ledger.assets = assets
    var column = TextColumn()
    column.texts = transactions
    column.codes = (0..<Int32(batch.count)).map { $0 }
    ledger.transactions = column
    return ledger
  }
}

extension Label {
  init?(_ row: LabelRow) {
    guard let category = Category(rawValue: row.category) else { return nil }
    self.init(
      chain: row.chain, address: row.address, label: row.label, category: category,
      entity: row.entity.isEmpty ? nil : row.entity, actor: row.actor.isEmpty ? nil : row.actor)
  }
}
