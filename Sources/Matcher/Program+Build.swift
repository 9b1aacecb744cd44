import SignaturePlan

extension Program {
  /// Resolves a plan.
  ///
  init(_ plan: Plan, assets: AssetCodes) {
    var builder = ProgramBuilder(names: plan.allSteps.map(\.name), assets: assets)
    let flow = builder.add(plan.steps, parent: nil)
    self.init(plan: plan, steps: builder.steps.compactMap(\.self), flow: flow, relays: builder.relays)
  }
}

/// Numbers steps and relays while it walks a plan.
private struct ProgramBuilder {
  let names: [String]
  let assets: AssetCodes
  var steps: [ProgramStep?] = []
  var relays: [Relay] = []

  init(names: [String], assets: AssetCodes) {
    self.names = names
    self.assets = assets
  }

  mutating func add(_ block: [Step], parent: Int?) -> [Int] {
    block.map { add($0, parent: parent) }
  }

  private mutating func add(_ step: Step, parent: Int?) -> Int {
    let number = steps.count
    steps.append(nil)
    var inner: [Int] = []
    var group: Int?
    var relay: Int?
    if case .each(let each) = step.kind {
      inner = add(each.steps, parent: number)
      group = names.firstIndex(of: each.group)
    }
    if case .mesh(let mesh) = step.kind { relay = self.number(of: mesh.relay) }
    let conditions = step.conditions.map { Filter(resolve($0)) }
    steps[number] = ProgramStep(
      name: step.name, kind: step.kind, member: conditions.first ?? Filter(.always),
      first: conditions.count > 1 ? conditions[1] : Filter(.always), inner: inner, group: group, parent: parent,
      relay: relay)
    return number
  }

  private mutating func resolve(_ condition: Condition) -> Logic<Check> {
    switch condition {
    case .all(let parts): .all(parts.map { resolve($0) })
    case .any(let parts): .any(parts.map { resolve($0) })
    case .not(let part): .not(resolve(part))
    case .test(let test): .test(resolve(test))
    }
  }

  private mutating func resolve(_ test: TransferTest) -> Check {
    switch test {
    case .attribute(let attribute, let interval): .interval(attribute, interval)
    case .asset(let symbols): .asset(symbols.compactMap { assets.codes[$0] })
    case .member(let end, let set): .member(end, set)
    case .fresh(let end): .fresh(end)
    case .relay(let relay): .relay(number(of: relay))
    }
  }

  private mutating func number(of relay: Relay) -> Int {
    if let known = relays.firstIndex(of: relay) { return known }
    relays.append(relay)
    return relays.count - 1
  }
}
