import SignaturePlan

// Steps as short as signatures write them.

func series(
  _ name: String, _ count: ClosedRange<Int>, every spacing: ClosedRange<Int64>, _ member: Condition = .always,
  first: Condition = .always, test: GroupCondition = .always
) -> Step {
  Step(
    name: name, kind: .series(Series(count: count, spacing: spacing, member: member, first: first, test: test)))
}

func gather(
  _ name: String, _ count: ClosedRange<Int>, within window: Int64 = 100, of group: String? = nil,
  _ member: Condition = .always, first: Condition = .always, equal: Double? = nil, test: GroupCondition = .always
) -> Step {
  Step(
    name: name,
    kind: .gather(
      Gather(count: count, window: window, of: group, member: member, first: first, equal: equal, test: test)))
}

func trace(
  _ name: String, _ depth: ClosedRange<Int>, _ policy: TaintPolicy = .fifo, through relay: Relay? = nil,
  until: SetReference? = nil, rest: Int64? = nil, taint: Double = 0, _ member: Condition = .always,
  test: GroupCondition = .always
) -> Step {
  Step(
    name: name,
    kind: .trace(
      Trace(
        depth: depth, policy: policy, relay: relay, until: until, rest: rest, taint: taint, member: member, test: test))
  )
}

func swap(_ name: String, _ payment: Condition, within lag: Int64 = 100, _ credit: Condition = .always) -> Step {
  Step(name: name, kind: .swap(Swap(payment: payment, lag: lag, credit: credit)))
}

func cross(
  _ name: String, to chain: String? = nil, _ payment: Condition, within lag: Int64 = 100, _ credit: Condition = .always
) -> Step {
  Step(name: name, kind: .cross(Cross(chain: chain, payment: payment, lag: lag, credit: credit)))
}

func cohort(
  _ name: String, _ count: ClosedRange<Int>, from set: SetReference, within window: Int64 = 100,
  _ member: Condition = .always, test: GroupCondition = .always
) -> Step {
  Step(name: name, kind: .cohort(Cohort(count: count, window: window, from: set, member: member, test: test)))
}

func again(_ name: String, _ count: ClosedRange<Int>, _ steps: Step...) -> Step {
  Step(name: name, kind: .repetition(Repetition(count: count, steps: steps)))
}

func optional(_ step: Step) -> Step { Step(name: "optional \(step.name)", kind: .optional(step)) }

func either(_ name: String, _ alternatives: [Step]...) -> Step {
  Step(name: name, kind: .either(Either(alternatives: alternatives)))
}

func no(_ name: String, within window: Int64, _ condition: Condition = .always) -> Step {
  Step(name: name, kind: .absence(Absence(window: window, condition: condition)))
}

extension Step {
  func from(_ step: String, _ end: End = .to) -> Step {
    var started = self
    started.start = Reference(step, end)
    return started
  }

  var anyAsset: Step {
    var wider = self
    wider.reach.anyAsset = true
    return wider
  }

  var throughServices: Step {
    var wider = self
    wider.reach.throughServices = true
    return wider
  }
}

/// The receiver is an address of a set.
func to(_ set: SetReference) -> Condition { .test(.member(.to, set)) }

/// The amount is exactly this.
func amount(_ value: Double) -> Condition { has(.amount, Interval(value...value)) }

/// A formula of one transfer lies in an interval.
func formula(_ formula: Formula, _ interval: Interval) -> Condition { .test(.formula(formula, interval)) }

/// A formula of a group lies in an interval.
func group(_ formula: Formula, _ interval: Interval) -> GroupCondition { .test(GroupTest(formula, interval)) }

func sum(of step: String) -> Formula { .aggregate(Aggregate(step: step, function: .sum)) }
