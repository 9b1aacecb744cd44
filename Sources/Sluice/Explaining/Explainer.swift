import Columnar
import Kernels
import Labels
import Matcher
import Reports
import SignaturePlan

/// Tells what signatures ask for, what looking for them takes and, of archives, how much of them passes.
public struct Explainer {
  private let plans: [Plan]
  private let inputs: [String]
  private let labels: LabelTable

  /// - Parameter inputs: archives or CSV files to hold the plans against; none for the plans alone.
  public init(plans: [Plan], inputs: [String] = [], labels: LabelTable = LabelTable()) {
    self.plans = plans
    self.inputs = inputs
    self.labels = labels
  }

  /// Explains every plan, reading each input once.
  ///
  /// - Parameter progress: told now and then how much was read.
  public func run(progress: (ScanProgress) -> Void = { _ in }) throws(SluiceError) -> ExplanationList {
    if inputs.isEmpty { return ExplanationList(plans.map { Self.explain($0, nil) }) }
    var opened: [Input] = []
    for path in inputs { opened.append(try Input(path: path)) }
    var numbering = Numbering()
    let resolved = try ResolvedLabels(labels, plans: plans)
    let codes = resolved.codes(&numbering)
    var counter = PassCounter(
      plans: plans, labels: codes, assets: AssetCodes(plans: plans) { numbering.asset(Array($0.utf8)[...]) },
      chains: ChainCodes(plans: plans) { numbering.chain(Array($0.utf8)[...]) }, kernels: try Self.kernels())
    var merge = InputMerge(opened, numbering: numbering, readsMessages: false)
    merge.joinAddresses()
    let total = opened.reduce(0) { $0 + $1.rowCount }
    while let run = try merge.next() {
      for (node, set) in merge.numbering.takeArrivals() { counter.add(node, to: set) }
      counter.consume(run.batch)
      progress(.reading(rows: counter.count, of: total))
    }
    let notes = opened.flatMap { input in input.notes.map { "`\(input.path)`: \($0)" } }
    return ExplanationList(
      zip(plans, counter.passes).map { Self.explain($0, $1) }, transfers: counter.count,
      notes: notes + resolved.notes + labels.notes)
  }

  private static func explain(_ plan: Plan, _ passes: PassCount?) -> Explanation {
    let cost = PlanCost(plan)
    let clauses = cost.steps.enumerated().map { place, parts in
      parts.enumerated().map { number, part in
        Explanation.Clause(
          kernels: part.kernels, near: part.near, wide: part.wide, passing: passes?.steps[place][number])
      }
    }
    let facts = Explanation.Cost(
      wholeLedger: cost.wholeLedger.map { $0.text(in: plan) }, rowBytes: cost.state.rowTotal,
      nodeBytes: cost.state.node, originLimit: cost.limits.origin, cellLimit: cost.limits.cell,
      cellTransferLimit: cost.limits.cellTransfer)
    return Explanation(plan: plan, clauses: clauses, cost: facts, kept: passes?.kept)
  }

  private static func kernels() throws(SluiceError) -> Kernels {
    do { return try Kernels.chosen() } catch { throw SluiceError(.usage, "\(error)") }
  }
}
