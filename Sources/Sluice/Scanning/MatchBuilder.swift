import Columnar
import Labels
import Reports
import SignaturePlan

/// Spells findings out as matches.
struct MatchBuilder {
  private let request: ScanRequest
  private let inputs: [Input]
  private let plans: [String: Plan]
  /// By input, where they are known already.
  private let hashes: [String]?

  /// - Parameter hashes: those of the inputs, if they are known already.
  init(request: ScanRequest, inputs: [Input], hashes: [String]? = nil) {
    self.hashes = hashes
    self.request = request
    self.inputs = inputs
    plans = Dictionary(request.plans.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The matches, by falling score, then by signature and origin.
  func matches(_ findings: [Finding], _ ledger: Ledger) throws(SluiceError) -> [Match] {
    try pairs(findings, ledger).map(\.match)
  }

  /// The same, each with what it was made of.
  func pairs(_ findings: [Finding], _ ledger: Ledger) throws(SluiceError) -> [(finding: Finding, match: Match)] {
    guard !findings.isEmpty else { return [] }
    let rows = Set(findings.flatMap { $0.evidence.map(\.row) })
    let entries = try EvidenceReader(ledger).entries(at: rows)
    let labelsHash = "sha256:\(request.labels.hash)"
    var hashes: [Int: String] = [:]
    for input in Set(entries.values.map(\.input)) {
      if let known = self.hashes { hashes[input] = known[input] } else { hashes[input] = try inputs[input].hash() }
    }
    var signatureHashes: [String: String] = [:]
    var repeats: [String: Int] = [:]
    let ordered = findings.sorted { ($1.score, $0.signature, $0.origin) < ($0.score, $1.signature, $1.origin) }
    return ordered.compactMap { finding in
      guard let plan = plans[finding.signature], let origin = entries[finding.origin] else { return nil }
      let hash = signatureHashes[plan.name] ?? plan.hash
      signatureHashes[plan.name] = hash
      let identity = Self.identity(plan.name, origin)
      repeats[identity, default: 0] += 1
      let evidence = self.evidence(finding, entries)
      let sources = Set(finding.evidence.compactMap { entries[$0.row]?.input }).sorted()
      let provenance = Provenance(
        engine: SluiceVersion.engine, signatureHash: hash, labelsHash: labelsHash,
        archives: sources.map { Provenance.Source(path: inputs[$0].path, hash: hashes[$0] ?? "") })
      let match = match(
        finding, plan, origin, evidence, provenance, id: Self.hash(identity, occurrence: repeats[identity] ?? 1))
      return (finding, match)
    }
  }

  private func match(
    _ finding: Finding, _ plan: Plan, _ origin: EvidenceReader.Entry, _ evidence: [Evidence],
    _ provenance: Provenance, id: String
  ) -> Match {
    let times = evidence.map(\.transfer.time)
    var match = Match(
      id: id, signature: plan.name, severity: plan.meta.severity, score: finding.score, title: plan.meta.title,
      reasons: finding.reasons,
      origin: Origin(address: origin.transfer.from, time: origin.transfer.time, tx: origin.tx),
      firstTime: times.min() ?? origin.transfer.time, lastTime: times.max() ?? origin.transfer.time,
      chains: Set(evidence.map(\.transfer.chain)).sorted(), value: Self.value(evidence, plan),
      addresses: addresses(evidence), evidence: evidence, alternatives: finding.alternatives, open: finding.open,
      incomplete: Self.gaps(evidence), provenance: provenance)
    match.misses = finding.misses.map { MissedLimit($0, of: plan) }
    return match
  }

  private func evidence(_ finding: Finding, _ entries: [Int: EvidenceReader.Entry]) -> [Evidence] {
    finding.evidence.compactMap { item in
      entries[item.row].map {
        Evidence(
          step: item.step, index: item.index, transfer: $0.transfer, tx: $0.tx, archive: inputs[$0.input].path,
          row: $0.row)
      }
    }
  }

  /// What the first step moved: the sum of its transfers, those left out that others of the step pass on.
  ///
  /// A hop or a split is summed as it is; of a chain or a mesh each layer moves the same funds again.
  private static func value(_ evidence: [Evidence], _ plan: Plan) -> Value {
    let step = evidence.filter { $0.step == plan.steps.first?.name }.map(\.transfer)
    let payers = Set(step.map(\.sender))
    let ends = step.filter { !payers.contains($0.receiver) }
    let first = ends.isEmpty ? step : ends
    let values = first.compactMap(\.value)
    return Value(
      asset: first.first?.asset ?? "", amount: Statistics.sum(first.map(\.amount)),
      usd: values.count == first.count ? Statistics.sum(values) : nil)
  }

  /// Addresses in the order in which the evidence first names them.
  private func addresses(_ evidence: [Evidence]) -> [SignaturePlan.LabelledAddress] {
    var seen: Set<Node> = []
    return evidence.flatMap { [$0.transfer.sender, $0.transfer.receiver] }.filter { seen.insert($0).inserted }.map {
      let labels = request.labels.labels(chain: $0.chain, address: $0.address)
      return SignaturePlan.LabelledAddress(
        address: $0.address,
        labels: labels.map { .init(label: $0.label, category: $0.category.rawValue, source: $0.source) })
    }
  }

  private static func gaps(_ evidence: [Evidence]) -> [String] {
    let unpriced = evidence.count { $0.transfer.value == nil }
    return unpriced > 0 ? ["\(unpriced) of \(evidence.count) transfers have no value in USD"] : []
  }

  /// What makes a match the same one in every scan: its signature and its origin transfer.
  private static func identity(_ signature: String, _ origin: EvidenceReader.Entry) -> String {
    let transfer = origin.transfer
    let fields = [
      signature, transfer.chain, origin.tx ?? "", "\(transfer.time)", transfer.from, transfer.to, transfer.asset,
      "\(transfer.amount)",
    ]
    return fields.joined(separator: "\n")
  }

  /// 32 hexadecimal digits; exact repeats of an origin tell themselves apart by their number.
  private static func hash(_ identity: String, occurrence: Int) -> String {
    let text = occurrence > 1 ? "\(identity)\n\(occurrence)" : identity
    return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32))
  }
}
