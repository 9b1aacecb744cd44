import SignaturePlan

/// Conditions of a plan in the language's words, for people: `to in @bridge`, `sum / feed.sum in 99%..101%`.
struct ConditionText: Sendable {
  /// Names of steps whose amounts are values in USD.
  private let valued: Set<String>
  /// The word for what a transfer keeps of what arrived: that into a service is called `paid`.
  private(set) var keptWord = "kept"

  init(_ plan: Plan) { valued = Set(plan.allSteps.filter(\.countsValues).map(\.name)) }

  /// The same for a condition of this role.
  func of(role: String) -> ConditionText {
    var words = self
    if role == StepText.payment { words.keptWord = "paid" }
    return words
  }

  /// How the amounts of a step are written.
  func amounts(of step: String?) -> Measure { step.map(valued.contains) == true ? .dollars : .number }

  func text(_ condition: Condition) -> String { text(condition, binding: .loose) { test in text(test) } }

  /// - Parameter step: the step whose group is tested.
  func text(_ condition: GroupCondition, of step: String) -> String {
    text(condition, binding: .loose) { test in
      (measure(test.formula, of: step) ?? .number).text(text(test.formula, of: step), in: test.interval)
    }
  }

  func text(_ condition: ScoreCondition) -> String { text(condition, binding: .loose) { test in text(test) } }

  // MARK: Logic

  /// What stands around a part, and so whether it needs parentheses.
  private enum Binding { case loose, tight }

  private func text<Test>(_ logic: Logic<Test>, binding: Binding, _ write: (Test) -> String) -> String {
    switch logic {
    case .test(let test): return write(test)
    case .all(let parts) where parts.isEmpty: return "always"
    case .any(let parts) where parts.isEmpty: return "never"
    case .all(let parts), .any(let parts):
      if parts.count == 1 { return text(parts[0], binding: binding, write) }
      let isAny = if case .any = logic { true } else { false }
      let joined = parts.map { text($0, binding: .tight, write) }.joined(separator: isAny ? " or " : " and ")
      return binding == .tight ? "(\(joined))" : joined
    case .not(let part): return "not \(text(part, binding: .tight, write))"
    }
  }

  // MARK: Tests

  func text(_ test: TransferTest) -> String {
    switch test {
    case .attribute(let attribute, let interval):
      attribute.measure.text(text(attribute), in: interval)
    case .formula(let formula, let interval):
      (measure(formula, of: nil) ?? .number).text(text(formula, of: nil), in: interval)
    case .asset(let symbols): Self.text("asset", oneOf: symbols)
    case .chain(let names): Self.text("chain", oneOf: names)
    case .member(let end, let set): "\(end.rawValue) in \(set)"
    case .same(let end, let reference): "\(end.rawValue) = \(reference.step).\(reference.end.rawValue)"
    case .inGroup(let end, let step): "\(end.rawValue) in \(step)"
    case .fresh(let end): "\(end.rawValue) is fresh"
    case .lookalike(let end, let within): "\(end.rawValue) is lookalike(within \(Measure.duration(within)))"
    case .relay(let relay): "to is \(Self.text(relay))"
    }
  }

  func text(_ test: ScoreTest) -> String {
    switch test {
    case .aggregate(let aggregate, let interval):
      measure(aggregate.function, of: aggregate.step).text(text(aggregate), in: interval)
    case .formula(let formula, let interval):
      (measure(formula, of: nil) ?? .number).text(text(formula, of: nil), in: interval)
    case .anyAddress(let set): "any address in \(set)"
    }
  }

  /// `relay(within 6h, passes 85%..110%, age <= 90d, degree <= 100)`
  static func text(_ relay: Relay) -> String {
    let passes = Measure.share.text("passes", in: relay.passes).replacing("passes in ", with: "passes ")
    return "relay(within \(Measure.duration(relay.within)), \(passes), age <= \(Measure.duration(relay.maximumAge)), "
      + "degree <= \(relay.maximumDegree))"
  }

  private static func text(_ subject: String, oneOf names: [String]) -> String {
    if names.count == 1, let name = names.first { return "\(subject) = \(word(name))" }
    return "\(subject) in (\(names.map(word).joined(separator: ", ")))"
  }

  /// A name, in quotes unless it is a word.
  static func word(_ name: String) -> String {
    let isWord = name.unicodeScalars.allSatisfy {
      $0 == "_" || ("0"..."9" ~= $0) || ("a"..."z" ~= $0) || ("A"..."Z" ~= $0)
    }
    return isWord && !name.isEmpty ? name : "\"\(name)\""
  }
}

extension Step {
  /// Whether the amounts of its group are values in USD.
  fileprivate var countsValues: Bool {
    switch kind {
    case .mesh, .trace: false
    case .split(let split): reach.anyAsset || split.key != .address
    default: reach.anyAsset
    }
  }
}
