import SignaturePlan

extension ExplanationList {
  /// For people: one part for each signature, parted by empty lines; ends with a newline.
  public var text: String { explanations.map { $0.text(of: transfers) }.joined(separator: "\n") }
}

extension Explanation {
  /// - Parameter transfers: those of the ledger, if one was read.
  func text(of transfers: Int?) -> String {
    let words = ConditionText(plan)
    let title = plan.meta.title.isEmpty ? "" : ": \(plan.meta.title)"
    var lines = ["\(plan.name)\(title)"] + facts.map { "  \($0)" } + ["flow within \(Measure.duration(plan.horizon))"]
    var place = 0
    for step in plan.steps { lines += tree(step, &place, depth: 1, words, transfers) }
    lines += ["score"] + scoreLines(words).map { "  \($0)" }
    lines += ["cost"] + costLines(transfers).map { "  \($0)" }
    return lines.map { TerminalText.escaped($0) + "\n" }.joined()
  }

  private var facts: [String] {
    let most = bounds.transfers.map { "at most \(Self.plural($0, "transfer"))" } ?? "any number of transfers"
    return [
      "horizon     \(HumanText.duration(plan.horizon))", "look-back   \(HumanText.duration(plan.lookBack))",
      "look-ahead  \(HumanText.duration(plan.lookAhead))", "match       \(most)",
    ]
  }

  // MARK: Flow

  private func tree(
    _ step: Step, _ place: inout Int, depth: Int, _ words: ConditionText, _ transfers: Int?
  ) -> [String] {
    let number = place
    place += 1
    let indent = String(repeating: "  ", count: depth)
    var lines = ["\(indent)\(step.name): \(StepText.heading(step)), \(step.leavesText)"]
    lines += (stepLines(step, number, words, transfers)).map { "\(indent)  \($0)" }
    for (index, block) in step.blocks.enumerated() {
      if index > 0 { lines.append("\(indent)or") }
      for inner in block { lines += tree(inner, &place, depth: depth + 1, words, transfers) }
    }
    return lines
  }

  private func stepLines(_ step: Step, _ place: Int, _ words: ConditionText, _ transfers: Int?) -> [String] {
    var lines: [String] = []
    for (clause, role) in zip(clauses[place], StepText.roles(step.kind)) {
      lines += clauseLines(clause, role, words.of(role: role), transfers)
    }
    lines += Self.line("finished", StepText.tests(step, words))
    let notes = boundTexts(step, bounds.steps[place]) + [candidates(place)].compactMap(\.self)
    return lines + notes.flatMap { Self.line("bound", [$0]) }
  }

  private func clauseLines(_ clause: Clause, _ role: String, _ words: ConditionText, _ transfers: Int?) -> [String] {
    let isBare = clause.kernels.isEmpty && clause.near.isEmpty && clause.wide.isEmpty
    if isBare, !role.isEmpty { return [] }
    var lines = Self.line("kernels", clause.kernels.map(words.text))
    lines += Self.line("each transfer", clause.near.map(words.text))
    lines += Self.line("costly or late", clause.wide.map(words.text))
    if !clause.kernels.isEmpty, let passing = clause.passing, let transfers {
      lines += Self.line("pass kernels", [Self.share(passing, of: transfers)])
    }
    return role.isEmpty ? lines : [role] + lines.map { "  \($0)" }
  }

  private func boundTexts(_ step: Step, _ bound: StepBounds) -> [String] {
    var texts: [String] = []
    if step.blocks.isEmpty {
      let most = bound.transfers.map { "at most \(Self.plural($0, "transfer"))" } ?? "any number of transfers"
      if bound.transfers.map({ $0 > 1 }) ?? true { texts.append("\(most) in a match") }
    }
    if let wait = bound.wait, wait != bound.pace {
      texts.append("starts at most \(HumanText.duration(wait)) after the funds arrived")
    }
    if let pace = bound.pace { texts.append("at most \(HumanText.duration(pace)) from one transfer to the next") }
    return texts + bound.remains.map(\.text)
  }

  // MARK: Score and cost

  private func scoreLines(_ words: ConditionText) -> [String] {
    let parts = plan.score.map { part in
      let rule = part.ruleText(words)
      return "+\(part.points) \(part.text)\(rule.isEmpty ? "" : ": \(rule)")"
    }
    return parts + ["at most \(mostPoints), reported from \(plan.reportAt)"]
  }

  private func costLines(_ transfers: Int?) -> [String] {
    let rows = cost.wholeLedger.isEmpty ? ["starts of flows and payments of funds they brought"] : ["every transfer"]
    var lines = Self.line("keeps", rows) + cost.wholeLedger.flatMap { Self.line("because", [$0]) }
    if let kept, let transfers { lines += Self.line("kept", ["\(Self.share(kept, of: transfers))"]) }
    let here = kept.map { ": \(HumanText.count($0 * cost.rowBytes)) bytes of transfers here" } ?? ""
    lines += Self.line("state", ["\(cost.rowBytes) bytes a transfer kept, \(cost.nodeBytes) an address\(here)"])
    let origin = "\(HumanText.count(cost.originLimit)) rows looked at for an origin"
    let cell = "\(HumanText.count(cost.cellLimit)) plus \(HumanText.count(cost.cellTransferLimit)) a transfer"
    return lines
      + Self.line("gives up", ["after \(origin)", "\(cell) for all origins in \(HumanText.duration(plan.horizon))"])
  }

  // MARK: Words

  private static func line(_ label: String, _ texts: [String]) -> [String] {
    texts.isEmpty ? [] : ["\(TerminalText.padded(label, to: 14))  \(texts.joined(separator: ", "))"]
  }

  private static func plural(_ count: Int, _ word: String) -> String {
    "\(HumanText.count(count)) \(word)\(count == 1 ? "" : "s")"
  }

  /// `12 of 345 transfers (3.48%)`
  private static func share(_ count: Int, of all: Int) -> String {
    let share = all > 0 ? " (\(percent(Double(count) / Double(all))))" : ""
    return "\(HumanText.count(count)) of \(plural(all, "transfer"))\(share)"
  }

  /// A share in three digits, and never 0% for more than nothing.
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    if percent > 0, percent < 0.000_1 { return "under 0.0001%" }
    guard percent < 100 else { return "\(HumanText.number(percent))%" }
    var scale = 10.0
    while percent > 0, percent * scale < 99.95 { scale *= 10 }
    return "\(HumanText.number(Double(Int(percent * scale + 0.5)) / scale))%"
  }
}

extension Remainder {
  /// `after 5 hops at least 32.8% of the start is left, $327K`
  var text: String {
    let hops = hops == 1 ? "" : "after \(HumanText.count(self.hops)) hops "
    let worth = [usd.map(HumanText.dollars), amount.map { "\(HumanText.number($0)) of the asset" }].compactMap(\.self)
    let value = worth.isEmpty ? "" : ": \(worth.joined(separator: " and "))"
    return
      "\(hops)at least \(Explanation.percent(share)) of \(fromStart ? "the start" : "what arrived") is left\(value)"
  }
}

extension Step {
  /// Where the funds are after it.
  fileprivate var leavesText: String {
    if case .absence = kind { return "leaves the funds where they are" }
    return leavesGroup ? "leaves a group" : "leaves one head"
  }
}
