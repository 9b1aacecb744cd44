import Columnar
import Foundation
import Ingest
import ReferenceMatcher
import Testing

@testable import Sluice

/// The verified cases of the folder that `SLUICE_CASES` names.
@Suite(.enabled(if: RealCase.folder != nil, "SLUICE_CASES names no folder"))
struct RealCaseTests {
  /// What share of a case the bundled signatures find at a score of 60 or more; a change for the worse must be seen.
  @Test(arguments: [
    RealCase(name: "harmony", transfers: 0.77, value: 0.80), RealCase(name: "lifi", transfers: 0.58, value: 0.84),
    RealCase(name: "dai-phishing", transfers: 0.71, value: 0.79), RealCase(name: "ronin", transfers: 0.09, value: 0.63),
  ])
  func `the bundled signatures find at least what they found before`(item: RealCase) throws {
    let result = try Scanner(item.request()).run()
    var found: [Int: Double] = [:]
    for evidence in result.matches.filter({ $0.score.value >= 60 }).flatMap(\.evidence) {
      found[evidence.row] = evidence.transfer.amount
    }
    let ledger = try TransferCSV().read(path: item.transfersPath)
    let value = ledger.batch.amount.reduce(0, +)
    #expect(Double(found.count) >= item.transfers * Double(ledger.count))
    #expect(found.values.reduce(0, +) >= item.value * value)
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["harmony", "lifi", "dai-phishing", "ronin"])
  func `engine and reference matcher find the same`(name: String) throws {
    let item = RealCase(name: name, transfers: 0, value: 0)
    let request = try item.request()
    let ledger = try TransferCSV().read(path: item.transfersPath)
    let transfers = (0..<ledger.count).map { row in
      Transfer(
        time: ledger.batch.time[row], chain: ledger.chains[Int(ledger.batch.chain[row])],
        from: ledger.addresses[Int(ledger.batch.from[row])], to: ledger.addresses[Int(ledger.batch.to[row])],
        asset: ledger.assets[Int(ledger.batch.asset[row])], amount: ledger.batch.amount[row],
        usd: ledger.batch.usd[row].isNaN ? nil : ledger.batch.usd[row])
    }
    let sets = try ResolvedLabels(request.labels, plans: request.plans).sets
    let reference = ReferenceMatcher(ledger: transfers, labels: sets)
    let expected = request.plans.flatMap { reference.findings(of: $0) }
    let found = try Scanner(request).run().matches
    #expect(found.count == expected.count)
    #expect(
      Set(found.map { "\($0.signature) \($0.score) \($0.evidence.map { "\($0.step)\($0.row)" })" })
        == Set(expected.map { "\($0.signature) \($0.score) \($0.evidence.map { "\($0.step)\($0.row)" })" }))
  }
}

/// A folder of real data, and the shares of it that are to be found.
struct RealCase: CustomTestStringConvertible, Sendable {
  var name: String
  var transfers: Double
  var value: Double

  static let folder = ProcessInfo.processInfo.environment["SLUICE_CASES"]

  var testDescription: String { name }
  var transfersPath: String { "\(Self.folder ?? "")/\(name)/transfers.csv" }

  func request() throws -> ScanRequest {
    let labels = "\(Self.folder ?? "")/\(name)/labels.csv"
    let plans = SignatureCompiler.compile(SignatureFiles.bundled).signatures.map(\.plan)
    let exists = FileManager.default.fileExists(atPath: labels)
    return ScanRequest(plans: plans, inputs: [transfersPath], labels: try LabelFiles.read(exists ? [labels] : []))
  }
}
