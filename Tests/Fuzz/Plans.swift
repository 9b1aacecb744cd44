import Columnar
import Foundation
import Kernels
import Matcher
import ReferenceMatcher
import SignaturePlan

/// Plans as a file of compiled signatures has them: checked, and those that are sound matched against a few transfers.
enum Plans {
  private struct Contents: Decodable {
    var plans: [Plan]
    var campaigns: [Campaign]
  }

  private static let ledger: [(time: Int64, from: Int32, to: Int32, amount: Double)] = [
    (0, 0, 1, 100), (60, 1, 2, 99), (61, 1, 3, 1), (120, 2, 4, 98), (120, 3, 4, 1), (600, 4, 5, 50), (601, 4, 6, 49),
    (9_000, 5, 0, 50), (9_000, 6, 1, 50),
  ]

  static func enter(_ bytes: [UInt8]) {
    guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)) else { return }
    for campaign in contents.campaigns { do { try campaign.checkSound() } catch { precondition(!"\(error)".isEmpty) } }
    for plan in contents.plans.prefix(4) {
      do { try plan.checkSound() } catch {
        precondition(!"\(error)".isEmpty)
        continue
      }
      precondition(!"\(plan)".isEmpty)
      match(plan)
    }
  }

  private static func match(_ plan: Plan) {
    var engine = Engine(
      plans: [plan], labels: ScanLabels(events: [:]), assets: AssetCodes(plans: [plan]) { $0 == "ETH" ? 0 : 1 },
      chains: ChainCodes(plans: [plan]) { $0 == "ethereum" ? 0 : 1 }, kernels: Kernels.available[0])
    var batch = TransferBatch()
    for transfer in ledger {
      batch.append(
        time: transfer.time, chain: 0, from: transfer.from, to: transfer.to, asset: 0, amount: transfer.amount,
        usd: 2_000 * transfer.amount)
    }
    engine.consume(batch)
    _ = engine.run()
  }
}
