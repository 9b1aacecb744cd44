import SignaturePlan

// Tests of one transfer, from where it is looked at.
extension FlowFacts {
  func holds(_ condition: Condition, of row: Int, from view: Standpoint) -> Bool {
    condition.holds { test in passes(test, row: row, from: view) }
  }

  private func passes(_ test: TransferTest, row: Int, from view: Standpoint) -> Bool {
    let transfer = ledger[row]
    switch test {
    case .attribute(let attribute, let interval): return interval.contains(number(attribute, of: row, from: view))
    case .formula(let formula, let interval): return interval.contains(number(formula, of: row, from: view))
    case .asset(let symbols): return symbols.contains(transfer.asset)
    case .chain(let names): return names.contains(transfer.chain)
    case .member(let end, let set): return isMember(transfer.node(at: end), of: set)
    case .same(let end, let reference): return view.names.head(reference, in: ledger)?.node == transfer.node(at: end)
    case .inGroup(let end, let group): return view.names.nodes(of: group).contains(transfer.node(at: end))
    case .fresh(let end):
      return ledger.pasts[row].isFresh(end) || (end == .to && view.taken.contains(transfer.receiver))
    case .lookalike(let end, let within): return ledger.isLookalike(row, end, within: within)
    case .relay(let relay): return arrivesAtRelay(row, relay)
    }
  }

  /// A formula over attributes of a transfer and what was bound before; NaN where it is undefined.
  private func number(_ formula: Formula, of row: Int, from view: Standpoint) -> Double {
    formula.value { leaf in
      if case .attribute(let attribute) = leaf {
        number(attribute, of: row, from: view)
      } else {
        number(leaf, view.names)
      }
    }
  }

  /// A number of what was bound before.
  private func number(_ leaf: Formula, _ names: Names) -> Double {
    switch leaf {
    case .head(let step, let number): return names.number(number, of: step)
    case .aggregate(let aggregate):
      guard let instance = names.instances[aggregate.step] else { return .nan }
      return Tally(facts: self, instance: instance).number(aggregate.function, where: aggregate.condition)
    case .constant, .attribute, .own, .arithmetic: return .nan
    }
  }

  // MARK: Groups

  /// Whether a finished group passes its test.
  func holds(_ test: GroupCondition, of instance: Instance, names: Names) -> Bool {
    test.holds { test in test.interval.contains(number(test.formula, of: instance, names: names)) }
  }

  /// A formula over numbers of a group and what was bound before; NaN where it is undefined.
  func number(_ formula: Formula, of instance: Instance, names: Names) -> Double {
    formula.value { leaf in
      guard case .own(let function, let condition) = leaf else { return number(leaf, names) }
      return Tally(facts: self, instance: instance).number(function, where: condition)
    }
  }
}
