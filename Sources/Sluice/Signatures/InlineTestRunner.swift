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
    let test = try LedgerFile.filling(test, beside: signature.path)
    let findings = try findings(of: signature.plan, test)
    let failures = test.expectations.filter { !$0.holds(findings, test) }.map { TestFailure($0, findings, test) }
    return TestOutcome(
      signature: signature.plan.name, test: test.name, path: signature.path, line: test.span.start.line,
      failures: failures)
  }

  func findings(of plan: Plan, _ test: InlineTest) throws(SluiceError) -> [Finding] {
    let labels = try ResolvedLabels(
      Self.labels(of: test), plans: [plan],
      events: Dictionary(test.events.map { ($0.name, $0.time) }) { first, _ in first })
    var numbering = Numbering()
    let codes = labels.codes(&numbering)
    let assets = AssetCodes(plans: [plan]) { numbering.asset(Array($0.utf8)[...]) }
    let chains = ChainCodes(plans: [plan]) { numbering.chain(Array($0.utf8)[...]) }
    var engine = Engine(plans: [plan], labels: codes, assets: assets, chains: chains, kernels: kernels)
    let batch = Self.batch(test.transfers, &numbering)
    for (node, set) in numbering.takeArrivals() { engine.add(node, to: set) }
    engine.consume(batch)
    return engine.run(shape: { numbering.shape(of: $0) }).findings
  }

  /// What a test says of its addresses.
  static func labels(of test: InlineTest) -> LabelTable { LabelTable(test.labels.compactMap(Label.init)) }

  private static func batch(_ transfers: [Transfer], _ numbering: inout Numbering) -> TransferBatch {
    var batch = TransferBatch()
    for transfer in transfers {
      batch.append(
        time: transfer.time, chain: numbering.chain(Array(transfer.chain.utf8)[...]),
        from: numbering.node(transfer.sender), to: numbering.node(transfer.receiver),
        asset: numbering.asset(Array(transfer.asset.utf8)[...]), amount: transfer.amount, usd: transfer.usd ?? .nan)
      batch.message.append(transfer.message.map { numbering.message($0) } ?? -1)
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
      chain: label.chain, address: label.address, label: label.entity ?? label.address, category: category,
      entity: label.entity, actor: label.actor ?? (isActor ? label.entity : nil),
      caseName: label.caseName ?? label.entity)
  }
}

extension Expectation {
  /// Whether it comes true with these findings.
  func holds(_ findings: [Finding], _ test: InlineTest) -> Bool {
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
