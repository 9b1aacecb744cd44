import SignaturePlan

/// What the parts of a clause that must all hold leave of each number, and where they say so.
struct ClauseBounds {
  struct Bound {
    var interval: Interval
    /// Nil while only nature bounds it.
    var span: Span?
  }

  private(set) var attributes: [TransferAttribute: Bound] = [:]
  private var payments: [TransferAttribute: Bound] = [:]
  private var formulas: [Formula: Bound] = [:]
  private var symbols: [Symbols: (names: Set<String>, span: Span)] = [:]

  private enum Symbols { case asset, chain }

  init(_ context: ClauseContext) {
    guard context.isGroup else { return }
    // The range of a trace is how deep it goes.
    let counted = Formula.own(context.kind == .trace ? .depth : .count, where: nil)
    let count = context.count
    formulas[counted] = Bound(interval: Interval(Double(count.lowerBound)...Double(count.upperBound)), span: nil)
  }

  /// What a conjunct contradicts: nothing, nature, or an earlier part.
  enum Contradiction {
    case none, nature
    case earlier(Span)
  }

  mutating func add(_ test: ClauseTest, at span: Span) -> Contradiction {
    switch test {
    case .transfer(.attribute(let attribute, let interval)):
      return Self.narrow(&attributes[attribute, default: Bound(interval: attribute.range)], interval, span)
    case .transfer(.formula(let formula, let interval)), .payment(.formula(let formula, let interval)):
      return Self.narrow(&formulas[formula, default: Bound(interval: Interval())], interval, span)
    case .payment(.attribute(let attribute, let interval)):
      return Self.narrow(&payments[attribute, default: Bound(interval: attribute.range)], interval, span)
    case .group(let group):
      return Self.narrow(&formulas[group.formula, default: Bound(interval: group.formula.range)], group.interval, span)
    case .transfer(.asset(let symbols)): return narrow(.asset, Set(symbols), span)
    case .transfer(.chain(let names)): return narrow(.chain, Set(names), span)
    case .transfer, .payment, .equal, .taint, .rest: return .none
    }
  }

  private static func narrow(_ bound: inout Bound, _ interval: Interval, _ span: Span) -> Contradiction {
    let left = bound.interval.intersection(interval)
    let before = bound.span
    guard !left.isEmpty else { return before.map(Contradiction.earlier) ?? .nature }
    bound = Bound(interval: left, span: span)
    return .none
  }

  private mutating func narrow(_ kind: Symbols, _ names: Set<String>, _ span: Span) -> Contradiction {
    guard let before = symbols[kind] else {
      symbols[kind] = (names, span)
      return .none
    }
    guard !before.names.isDisjoint(with: names) else { return .earlier(before.span) }
    symbols[kind] = (before.names.intersection(names), span)
    return .none
  }
}

extension Formula {
  /// Between which numbers it lies whatever the group.
  fileprivate var range: Interval {
    switch self {
    case .own(let function, where: nil): function.range
    case .own(let function, where: .some): function.rangeOfAny
    default: Interval()
    }
  }
}

extension Checker {
  /// Reports a part of a clause that nothing can satisfy, alone or with the parts before it.
  func check(_ test: ClauseTest, at span: Span, _ bounds: inout ClauseBounds) {
    switch bounds.add(test, at: span) {
    case .none: return
    case .nature:
      sink.report(
        .cannotHold, at: span, "\(UserText.quoted(source(span))) cannot hold", label: "no such number is possible here")
    case .earlier(let earlier):
      sink.report(
        .cannotHold, at: span, "\(UserText.quoted(source(span))) cannot hold", label: "excludes what stands before",
        secondary: [sink.annotation(earlier, "holds besides")])
    }
  }

  /// A chain whose smallest gaps add up to more than the horizon.
  func checkPace(_ bounds: ClauseBounds, _ context: ClauseContext) {
    guard context.kind == .chain, let horizon, let gap = bounds.attributes[.gap], let span = gap.span,
      let least = gap.interval.lower?.value, least <= Double(horizon),
      least * Double(context.count.lowerBound) > Double(horizon)
    else { return }
    sink.report(
      .cannotHold, at: span, "a chain of \(context.count.lowerBound) hops so far apart does not fit into the horizon",
      label: "the gaps add up to more", help: "shorten the gap or the chain, or lengthen the horizon")
  }
}
