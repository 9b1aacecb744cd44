import SignaturePlan

extension Program {
  /// Resolves a plan.
  init(_ plan: Plan, codes: PlanCodes) {
    self.init(plan, near: nil, codes: codes)
  }

  /// Resolves a loosened plan, and the limits of the plan that it comes from.
  init(_ near: NearPlan, codes: PlanCodes) { self.init(near.loose, near: near, codes: codes) }

  private init(_ plan: Plan, near: NearPlan?, codes: PlanCodes) {
    var builder = ProgramBuilder(plan: plan, names: plan.allSteps.map(\.name), codes: codes)
    let flow = builder.add(plan.steps, Surroundings())
    let score = plan.score.map { builder.resolve($0.rule) }
    let steps = builder.steps.compactMap(\.self)
    let limits = near.map { $0.strict.allSteps.map { builder.limits(of: $0) } } ?? []
    self.init(
      plan: plan, steps: steps, flow: flow, relays: builder.relays, score: score,
      named: Set(steps.flatMap(\.names)), waysAsked: builder.waysAsked, near: near, limits: limits)
  }
}

/// What a step is inside of.
private struct Surroundings {
  var each: Int?
  var isRepeated = false
}

/// Numbers steps and relays while it walks a plan.
private struct ProgramBuilder {
  let plan: Plan
  let names: [String]
  let codes: PlanCodes
  /// What transfers of a step must have because of the steps before it.
  let implied: [String: ImpliedBound]
  var steps: [ProgramStep?] = []
  var relays: [Relay] = []
  var waysAsked: [Int: WayAsked] = [:]

  init(plan: Plan, names: [String], codes: PlanCodes) {
    self.plan = plan
    self.names = names
    self.codes = codes
    implied = plan.impliedBounds
  }

  mutating func add(_ block: [Step], _ around: Surroundings) -> [Int] { block.map { add($0, around) } }

  private mutating func add(_ step: Step, _ around: Surroundings) -> Int {
    let number = steps.count
    steps.append(nil)
    let blocks = step.blocks.map { add($0, inside(step, number, around)) }
    let conditions = step.filtered(implied[step.name]).map {
      Filter(resolve($0), marksReceivers: step.marksReceivers)
    }
    let test = resolve(step.test)
    let start = step.start.map { ProgramStep.Start.place(place($0)) } ?? .front
    let group = step.group.flatMap(self.number(of:))
    var named = Set(conditions.flatMap(\.tests).flatMap(\.names) + test.tests.flatMap(\.term.names))
    named.formUnion(blocks.joined().flatMap { steps[$0]?.names ?? [] })
    for asked in conditions.flatMap(\.tests).flatMap(\.waysAsked) + test.tests.flatMap(\.term.waysAsked) {
      waysAsked[asked.step] = max(waysAsked[asked.step] ?? .start, asked.way)
    }
    if case .place(let place?) = start {
      named.insert(place.step)
      if place.end == .from { waysAsked[place.step] = waysAsked[place.step] ?? .start }
    }
    if let group { named.insert(group) }
    steps[number] = ProgramStep(
      name: step.name, kind: step.kind, start: start, reach: step.reach, member: conditions.first ?? Filter(.always),
      first: conditions.count > 1 ? conditions[1] : Filter(.always), test: test, blocks: blocks, group: group,
      each: around.each, isRepeated: around.isRepeated, relay: step.relayAsked.map { self.number(of: $0) },
      set: step.setAsked.map(plan.shared), names: named.sorted())
    return number
  }

  private func inside(_ step: Step, _ number: Int, _ around: Surroundings) -> Surroundings {
    switch step.kind {
    case .each: Surroundings(each: number, isRepeated: true)
    case .repetition: Surroundings(each: around.each, isRepeated: true)
    default: around
    }
  }

  private func number(of name: String) -> Int? { names.lastIndex(of: name) }

  private func place(_ reference: Reference) -> Place? {
    number(of: reference.step).map { Place(step: $0, end: reference.end) }
  }

  private mutating func number(of relay: Relay) -> Int {
    if let known = relays.firstIndex(of: relay) { return known }
    relays.append(relay)
    return relays.count - 1
  }
}

// MARK: Conditions

extension ProgramBuilder {
  private mutating func resolve(_ condition: Condition) -> Logic<Check> {
    condition.map { test in resolve(test) }
  }

  private mutating func resolve(_ condition: GroupCondition) -> Logic<TermTest> {
    condition.map { TermTest(term: resolve($0.formula), interval: $0.interval) }
  }

  private mutating func resolve(_ test: TransferTest) -> Check {
    switch test {
    case .attribute(let attribute, let interval): .interval(attribute, interval)
    case .formula(let formula, let interval): .term(resolve(formula), interval)
    case .asset(let symbols): .asset(symbols.compactMap { codes.assets.codes[$0] })
    case .chain(let names): .chain(names.compactMap { codes.chains.codes[$0] })
    case .member(let end, let set): .member(end, plan.shared(set))
    case .same(let end, let reference): .same(end, place(reference))
    case .inGroup(let end, let step): .inGroup(end, number(of: step))
    case .fresh(let end): .fresh(end)
    case .lookalike(let end, let within): .lookalike(end, within: within)
    case .relay(let relay): .relay(number(of: relay))
    }
  }

  private mutating func resolve(_ formula: Formula) -> Term {
    switch formula {
    case .constant(let value): .constant(value)
    case .attribute(let attribute): .attribute(attribute)
    case .own(let function, let condition):
      .own(Number(function: function, condition: condition.map { resolve($0) }))
    case .head(let step, let number): .head(self.number(of: step), number)
    case .aggregate(let aggregate): resolve(aggregate)
    case .arithmetic(let sign, let left, let right): .arithmetic(sign, resolve(left), resolve(right))
    }
  }

  private mutating func resolve(_ aggregate: Aggregate) -> Term {
    let number = Number(function: aggregate.function, condition: aggregate.condition.map { resolve($0) })
    return .step(self.number(of: aggregate.step), number)
  }

  /// What transfers and groups of a step are measured against.
  mutating func limits(of step: Step) -> StepLimits {
    let conditions = step.conditions.map { condition in
      condition.map { Limit(test: $0, check: resolve($0)) }
    }
    return StepLimits(
      kind: step.kind, member: conditions.first ?? .always, first: conditions.count > 1 ? conditions[1] : .always,
      group: step.test.map { GroupLimit(formula: $0.formula, term: resolve($0.formula), interval: $0.interval) })
  }

  mutating func resolve(_ rule: ScorePart.Rule) -> ProgramRule {
    switch rule {
    case .always: .always
    case .when(let condition): .when(condition.map { resolve($0) })
    case .per(let points, let aggregate, let over): .per(points, resolve(aggregate), over: over)
    case .scaled(let aggregate, let from, let to): .scaled(resolve(aggregate), from: from, to: to)
    }
  }

  private mutating func resolve(_ test: ScoreTest) -> ScoreCheck {
    switch test {
    case .aggregate(let aggregate, let interval): .number(TermTest(term: resolve(aggregate), interval: interval))
    case .formula(let formula, let interval): .number(TermTest(term: resolve(formula), interval: interval))
    case .anyAddress(let set): .anyAddress(plan.shared(set))
    }
  }
}

extension Logic {
  /// The same with other tests.
  fileprivate func map<Other>(_ transform: (Test) -> Other) -> Logic<Other> {
    switch self {
    case .test(let leaf): .test(transform(leaf))
    case .all(let parts): .all(parts.map { $0.map(transform) })
    case .any(let parts): .any(parts.map { $0.map(transform) })
    case .not(let part): .not(part.map(transform))
    }
  }
}

extension Step {
  /// Its conditions as they are decided: the credit of a `cross` is on the chain that the step names, and what the
  /// steps before imply is asked before the rest.
  func filtered(_ implied: ImpliedBound?) -> [Condition] {
    switch kind {
    case .cross(let cross):
      guard let chain = cross.chain else { return conditions }
      return [cross.payment, .all([.test(.chain([chain])), cross.credit])]
    default:
      guard let implied, let own = conditions.first else { return conditions }
      return [.all([implied.condition, own])] + conditions.dropFirst()
    }
  }

  fileprivate var test: GroupCondition {
    switch kind {
    case .split(let split): split.test
    case .series(let series): series.test
    case .gather(let gather): gather.test
    case .mesh(let mesh): mesh.test
    case .trace(let trace): trace.test
    case .cohort(let cohort): cohort.test
    default: .always
    }
  }

  /// Name of the group that the step goes over.
  fileprivate var group: String? {
    switch kind {
    case .each(let each): each.group
    case .gather(let gather): gather.of
    default: nil
    }
  }

  fileprivate var setAsked: SetReference? {
    switch kind {
    case .trace(let trace): trace.until
    case .cohort(let cohort): cohort.from
    default: nil
    }
  }

  fileprivate var relayAsked: Relay? {
    switch kind {
    case .mesh(let mesh): mesh.relay
    case .trace(let trace): trace.relay
    default: nil
    }
  }

  /// Whether receivers of the step come to count as fresh.
  fileprivate var marksReceivers: Bool {
    if case .cohort = kind { true } else { false }
  }
}
