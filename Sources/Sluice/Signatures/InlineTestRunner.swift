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

  /// Runs every test of a signature, in order.
  public func run(_ signature: CompiledSignature) throws(SluiceError) -> [TestOutcome] {
    var outcomes: [TestOutcome] = []
    for test in signature.tests { outcomes.append(try run(test, of: signature)) }
    return outcomes
  }

  /// Runs one test.
  func run(_ test: InlineTest, of signature: CompiledSignature) throws(SluiceError) -> TestOutcome {
    let test = try LedgerFile.filling(test, of: signature)
    let findings = try findings(of: signature.plan, test)
    let failures = test.expectations.filter { !$0.holds(findings, test) }.map { TestFailure($0, findings, test) }
    return TestOutcome(
      signature: signature.plan.name, test: test.name, path: signature.path, line: test.span.start.line,
      failures: failures)
  }

  private func findings(of plan: Plan, _ test: InlineTest) throws(SluiceError) -> [Finding] {
    let labels = try ResolvedLabels(LabelTable(test.labels.compactMap(Label.init)), plans: [plan])
    var numbering = Numbering()
    let assets = AssetCodes(plans: [plan]) { numbering.asset(Array($0.utf8)[...]) }
    var engine = Engine(plans: [plan], labels: labels.codes(&numbering), assets: assets, kernels: kernels)
    engine.consume(Self.batch(test.transfers, &numbering))
    return engine.run().findings
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

extension Label {
  /// A label of a test; nil for a set that is no category of labels.
  fileprivate init?(_ label: InlineLabel) {
    let isActor = label.category == "actor"
    guard let category = isActor ? .laundering : Category(rawValue: label.category) else { return nil }
    self.init(
      chain: Transfer(time: 0, from: "", to: "", asset: "", amount: 0).chain, address: label.address,
      label: label.entity ?? label.address, category: category, entity: label.entity,
      actor: isActor ? label.entity : nil, caseName: label.entity)
  }
}

extension Expectation {
  fileprivate func holds(_ findings: [Finding], _ test: InlineTest) -> Bool {
    switch kind {
    case .none: findings.isEmpty
    case .match: !findings.isEmpty
    case .matches(let count): findings.count == count
    case .score(let comparison, let points, let origin):
      findings.contains { finding in
        comparison.holds(finding.score, points)
          && (origin.map { test.transfers[finding.origin].from == $0 } ?? true)
      }
    case .evidence(let step, let count):
      findings.contains { finding in finding.evidence.count { $0.step == step } == count }
    case .open: findings.contains(where: \.open)
    case .noEvidence(let step): !findings.contains { finding in finding.evidence.contains { $0.step == step } }
    }
  }
}
