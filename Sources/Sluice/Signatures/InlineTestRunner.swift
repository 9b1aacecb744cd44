import Columnar
import Kernels
import Labels
import Matcher
import SignatureLanguage
import SignaturePlan

/// Runs the tests that stand inside signatures.
public struct InlineTestRunner: Sendable {
  private let kernels: Kernels

  public init() throws(SluiceError) {
    do { kernels = try Kernels.chosen() } catch { throw SluiceError(.usage, "\(error)") }
  }

  /// What came of one test.
  public struct Outcome: Sendable {
    public var signature: String
    public var test: String
    public var path: String
    /// Line of the test in its file.
    public var line: Int
    /// What was expected and did not come; empty if the test passed.
    public var failures: [String]
  }

  /// Runs every test of a signature.
  public func run(_ signature: CompiledSignature) throws(SluiceError) -> [Outcome] {
    var outcomes: [Outcome] = []
    for test in signature.tests {
      let findings = try findings(of: signature.plan, test)
      let failures = test.expectations.filter { !$0.holds(findings, test) }.map { expectation in
        "expected \(expectation), found \(Self.describe(findings, test))"
      }
      outcomes.append(
        Outcome(
          signature: signature.plan.name, test: test.name, path: signature.path, line: test.span.start.line,
          failures: failures))
    }
    return outcomes
  }

  private func findings(of plan: Plan, _ test: InlineTest) throws(SluiceError) -> [Finding] {
    let table = LabelTable(
      test.labels.compactMap { label in
        Label.Category(rawValue: label.category).map {
          Label(
            chain: InlineTest.chain, address: label.address, label: label.entity ?? label.address, category: $0,
            entity: label.entity)
        }
      })
    let labels = try ResolvedLabels(table, plans: [plan])
    var numbering = Numbering()
    let dollars = Set(DollarAssets.symbols.sorted().map { numbering.asset(Array($0.utf8)[...]) })
    var engine = Engine(plans: [plan], labels: labels.codes(&numbering), dollarAssets: dollars, kernels: kernels)
    engine.consume(Self.batch(test.transfers.map(\.transfer), &numbering))
    return engine.findings { numbering.assets.code(of: $0) }
  }

  private static func batch(_ transfers: [Transfer], _ numbering: inout Numbering) -> TransferBatch {
    var batch = TransferBatch()
    for transfer in transfers {
      batch.append(
        time: transfer.time, chain: 0, from: numbering.node(transfer.sender), to: numbering.node(transfer.receiver),
        asset: numbering.asset(Array(transfer.asset.utf8)[...]), amount: transfer.amount, usd: transfer.usd ?? .nan)
    }
    return batch
  }
}
