import SignaturePlan

/// Steps of a plan in the language's words, without their conditions.
enum StepText {
  /// `split 9..60 by case within 3h any asset from seed.to`
  static func heading(_ step: Step) -> String {
    ([kind(step.kind)] + (step.start.map { ["from \($0.step).\($0.end.rawValue)"] } ?? [])
      + (step.reach.anyAsset ? ["any asset"] : []) + (step.reach.throughServices ? ["through services"] : []))
      .joined(separator: " ")
  }

  /// The word that a step begins with.
  static func keyword(_ kind: Step.Kind) -> String { String(self.kind(kind).prefix { $0.isLetter }) }

  private static func kind(_ kind: Step.Kind) -> String {
    switch kind {
    case .hop: "hop"
    case .chain(let chain): "chain \(range(chain.count))"
    case .split(let split):
      "split \(range(split.count))\(split.key == .address ? "" : " by \(split.key.rawValue)")"
        + " within \(Measure.duration(split.window))"
    case .series(let series): "series \(range(series.count)) every \(spacing(series.spacing))"
    case .gather(let gather):
      "gather \(range(gather.count))\(gather.of.map { " of \($0)" } ?? "") within \(Measure.duration(gather.window))"
    case .each(let each): "each \(each.group), at least \(quota(each.quota))"
    case .mesh(let mesh):
      "mesh \(range(mesh.count)) through \(ConditionText.text(mesh.relay))"
        + (mesh.window.map { " within \(Measure.duration($0))" } ?? "")
    case .trace(let trace):
      "trace \(range(trace.depth)) by \(trace.policy.rawValue)"
        + (trace.relay.map { " through \(ConditionText.text($0))" } ?? "") + (trace.until.map { " until \($0)" } ?? "")
    case .swap(let swap): "swap within \(Measure.duration(swap.lag))"
    case .cross(let cross):
      "cross\(cross.chain.map { " to \(ConditionText.word($0))" } ?? "") within \(Measure.duration(cross.lag))"
    case .cohort(let cohort):
      "cohort \(range(cohort.count)) from \(cohort.from) within \(Measure.duration(cohort.window))"
    case .repetition(let repetition): "repeat \(range(repetition.count))"
    case .optional: "optional"
    case .either: "any"
    case .absence(let absence): "no hop within \(Measure.duration(absence.window))"
    }
  }

  /// What a finished group must satisfy, part by part.
  static func tests(_ step: Step, _ words: ConditionText) -> [String] {
    switch step.kind {
    case .split(let split): equal(split.equal) + parts(split.test, step, words)
    case .series(let series): parts(series.test, step, words)
    case .gather(let gather): equal(gather.equal) + parts(gather.test, step, words)
    case .mesh(let mesh): parts(mesh.test, step, words)
    case .trace(let trace):
      (trace.rest.map { ["gap <= \(Measure.duration($0))"] } ?? [])
        + (trace.taint > 0 ? ["taint >= \(Measure.share.text(trace.taint))"] : []) + parts(trace.test, step, words)
    case .cohort(let cohort): parts(cohort.test, step, words)
    case .hop, .chain, .each, .swap, .cross, .repetition, .optional, .either, .absence: []
    }
  }

  /// The role of what a swap or cross asks of the transfer into the service.
  static let payment = "payment"

  /// What each of a step's conditions is about; empty where there is only one.
  static func roles(_ kind: Step.Kind) -> [String] {
    switch kind {
    case .split, .series, .gather: ["", "first payment"]
    case .swap, .cross: [payment, "credit"]
    case .hop, .chain, .mesh, .trace, .cohort, .absence: [""]
    case .each, .repetition, .optional, .either: []
    }
  }

  private static func equal(_ share: Double?) -> [String] {
    share.map { ["equal within \(Measure.share.text($0))"] } ?? []
  }

  private static func parts(_ test: GroupCondition, _ step: Step, _ words: ConditionText) -> [String] {
    test.conjuncts.map { words.text($0, of: step.name) }
  }

  private static func range(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "\(range.lowerBound).." }
    return range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)"
  }

  private static func spacing(_ spacing: ClosedRange<Int64>) -> String {
    let most = Measure.duration(spacing.upperBound)
    return spacing.lowerBound == 0 ? most : "\(Measure.duration(spacing.lowerBound))..\(most)"
  }

  private static func quota(_ quota: Each.Quota) -> String {
    switch quota {
    case .fraction(let share): Measure.share.text(share)
    case .count(let count): "\(count)"
    }
  }
}

extension ScorePart {
  /// The rule in the language's words; empty for one that always holds.
  func ruleText(_ words: ConditionText) -> String {
    switch rule {
    case .always: return ""
    case .when(let condition): return "when \(words.text(condition))"
    case .per(let points, let aggregate, let over):
      let measure = words.measure(aggregate.function, of: aggregate.step, chosen: aggregate.condition != nil)
      return "\(points) per \(words.text(aggregate)) over \(measure.text(over))"
    case .scaled(let aggregate, let from, let to):
      let measure = words.measure(aggregate.function, of: aggregate.step, chosen: aggregate.condition != nil)
      return "scaled by \(words.text(aggregate)) from \(measure.text(from)) to \(measure.text(to))"
    }
  }
}
