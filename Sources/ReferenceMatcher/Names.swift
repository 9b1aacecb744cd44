import SignaturePlan

/// What the names of steps stand for at some place of a flow.
struct Names: Hashable {
  /// By name of a step: the instance bound last.
  var instances: [String: Instance] = [:]
  /// By name of a group that an `each` around goes over: the member whose branch this is.
  var members: [String: Head] = [:]

  /// Only what these names stand for.
  func restricted(to names: Set<String>) -> Names {
    guard !(instances.isEmpty && members.isEmpty) else { return self }
    return Names(
      instances: instances.filter { names.contains($0.key) }, members: members.filter { names.contains($0.key) })
  }

  /// The one head that a step left: `x.to`.
  func head(leftBy step: String) -> Head? {
    if let member = members[step] { return member }
    guard let instance = instances[step], instance.leavesOneHead else { return nil }
    return instance.heads.first
  }

  /// The head that a reference stands for.
  func head(_ reference: Reference, in ledger: Ledger) -> Head? {
    switch reference.end {
    case .to: return head(leftBy: reference.step)
    case .from:
      // A member's transfer is the one that brought its head.
      let row = members[reference.step]?.row ?? instances[reference.step]?.rows.first
      return row.map(ledger.source)
    }
  }

  /// The nodes of the heads that a group left: `in x`.
  func nodes(of group: String) -> Set<Node> { Set(instances[group]?.heads.map(\.node) ?? []) }

  /// `x.amount`, `x.usd`, `x.time`; NaN where it is undefined.
  func number(_ number: Formula.HeadNumber, of step: String) -> Double {
    guard let head = head(leftBy: step) else { return .nan }
    return switch number {
    case .amount: head.amount
    case .usd: head.value ?? .nan
    case .time: Double(head.time)
    }
  }
}

extension Step {
  /// The names of steps that this step alone asks for, those inside it left out.
  var ownNames: Set<String> {
    var names = Set(conditions.flatMap(\.tests).flatMap(\.names) + groupTests.flatMap(\.formula.names))
    if let start { names.insert(start.step) }
    switch kind {
    case .each(let each): names.insert(each.group)
    case .gather(let gather): if let group = gather.of { names.insert(group) }
    default: break
    }
    return names
  }

  /// The names of which it asks for more than the heads they left.
  var namesOfTransfers: Set<String> {
    let formulas = conditions.flatMap(\.tests).flatMap(\.formulas) + groupTests.map(\.formula)
    let counted = formulas.flatMap(\.leaves).compactMap {
      if case .aggregate(let number) = $0 { number.step } else { nil }
    }
    let compared = conditions.flatMap(\.tests).compactMap { if case .same(_, let end) = $0 { end } else { nil } }
    let sources = (compared + [start].compactMap(\.self)).filter { $0.end == .from }
    return Set(counted + sources.map(\.step))
  }
}

extension TransferTest {
  var formulas: [Formula] { if case .formula(let formula, _) = self { [formula] } else { [] } }

  var names: [String] {
    switch self {
    case .formula(let formula, _): formula.names
    case .same(_, let reference): [reference.step]
    case .inGroup(_, let group): [group]
    case .attribute, .asset, .chain, .member, .fresh, .lookalike, .relay: []
    }
  }
}

extension Formula {
  var names: [String] {
    leaves.compactMap { leaf in
      switch leaf {
      case .head(let step, _): step
      case .aggregate(let aggregate): aggregate.step
      case .constant, .attribute, .own, .arithmetic: nil
      }
    }
  }
}
