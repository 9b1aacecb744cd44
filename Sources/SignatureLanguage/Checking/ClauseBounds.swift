import SignaturePlan

/// What the parts of a clause that must all hold leave of each number, and where they say so.
struct ClauseBounds {
  struct Bound {
    var interval: Interval
    /// Nil while only nature bounds it.
    var span: Span?
  }

  private(set) var attributes: [TransferAttribute: Bound] = [:]
  private(set) var functions: [GroupFunction: Bound] = [:]
  private var assets: (symbols: Set<String>, span: Span)?

  init(_ context: ClauseContext) {
    guard context.isGroup else { return }
    let count = context.count
    functions[.count] = Bound(interval: Interval(Double(count.lowerBound)...Double(count.upperBound)), span: nil)
  }

  /// What a conjunct contradicts: nothing, nature, or an earlier part.
  enum Contradiction {
    case none, nature
    case earlier(Span)
  }

  mutating func add(_ test: ClauseTest, at span: Span) -> Contradiction {
    switch test {
    case .transfer(.attribute(let attribute, let interval)):
      let nature = attribute == .time ? Interval() : Interval.atLeast(0)
      return Self.narrow(&attributes[attribute, default: Bound(interval: nature)], interval, span)
    case .group(let group):
      guard let function = group.function else { return .none }
      let nature = function.range
      return Self.narrow(&functions[function, default: Bound(interval: nature)], group.interval, span)
    case .transfer(.asset(let symbols)): return narrow(Set(symbols), span)
    case .transfer, .equal, .number: return .none
    }
  }

  private static func narrow(_ bound: inout Bound, _ interval: Interval, _ span: Span) -> Contradiction {
    let left = bound.interval.intersection(interval)
    let before = bound.span
    guard !left.isEmpty else { return before.map(Contradiction.earlier) ?? .nature }
    bound = Bound(interval: left, span: span)
    return .none
  }

  private mutating func narrow(_ symbols: Set<String>, _ span: Span) -> Contradiction {
    guard let before = assets else {
      assets = (symbols, span)
      return .none
    }
    guard !before.symbols.isDisjoint(with: symbols) else { return .earlier(before.span) }
    assets = (before.symbols.intersection(symbols), span)
    return .none
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
