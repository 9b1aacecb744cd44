import SignaturePlan

extension StepTable.Kind {
  /// Which parts a step may have before its clause.
  var parts: Set<FilterPart> {
    let ends: Set<FilterPart> = [.from, .to, .end]
    let reach: Set<FilterPart> = [.services, .anyAsset]
    return switch self {
    case .hop, .chain: ends.union(reach).union([.start])
    case .split: ends.union(reach).union([.start, .window, .key])
    case .series: ends.union(reach).union([.start, .spacing])
    case .gather: ends.union(reach).union([.window, .group])
    case .mesh: ends.union([.start, .window, .relay])
    case .trace: ends.union([.start, .key, .relay, .until, .services])
    case .swap, .absence: ends.union(reach).union([.start, .window])
    case .cross: reach.union([.from, .end, .start, .chain, .via, .window])
    case .cohort: ends.union(reach).union([.fresh, .window])
    case .each, .repetition, .either: []
    }
  }
}

extension Checker {
  /// Reports parts that a step of this kind does not have.
  func checkParts(_ filter: FilterSyntax, of kind: StepTable.Kind) {
    for part in FilterPart.allCases where !kind.parts.contains(part) {
      guard let span = filter.span(of: part) else { continue }
      sink.report(
        .misplacedPart, at: span, "`\(kind.rawValue)` \(Self.lack(of: part))",
        label: "not part of a `\(kind.rawValue)`", help: advice(on: part, span, kind))
    }
    guard let first = filter.from?.span, let second = filter.start?.span, kind.parts.contains(.start) else { return }
    sink.report(
      .repeatedPart, at: max(first.lowerBound, second.lowerBound) == first.lowerBound ? first : second,
      "`from` is given twice", label: "again here", help: "ask the sender in the clause: `where from in @exchange`")
  }

  /// What a step without the part is said to lack.
  private static func lack(of part: FilterPart) -> String {
    switch part {
    case .from: "has no payers of its own"
    case .to: "has no receiver set"
    case .start: "starts nowhere else"
    case .end: "has no receiver"
    case .fresh: "has no `to fresh`"
    case .chain: "goes to no chain"
    case .via: "has no `via`"
    case .until: "has no `until`"
    case .window: "has no window"
    case .spacing: "has no `every`"
    case .group: "has no `of`"
    case .key: "has no `by`"
    case .relay: "goes through no relays"
    case .services: "goes through no services"
    case .anyAsset: "stays in one asset"
    }
  }

  private func advice(on part: FilterPart, _ span: Span, _ kind: StepTable.Kind) -> String {
    switch part {
    case .from, .to, .end:
      return kind == .cross ? "name the bridge: `via \(source(span))`" : "ask in the clause: `where to in @bridge`"
    case .start: return "its payers are known: leave this out"
    case .fresh: return "ask for it in the clause: `where to is fresh`"
    case .chain: return "receivers are a label set such as `@bridge`; only `cross` goes to another chain"
    case .via: return "only `cross` goes via a set"
    case .until: return "only `trace` has a set to end at"
    case .window where kind == .series: return "bound the time between payments: `every 2m..\(source(span))`"
    case .window: return "bound the time since the funds arrived: `where gap <= \(source(span))`"
    case .spacing: return "only the payments of a `series` follow each other"
    case .group: return "only `gather` joins the heads of a group"
    case .key: return "only `split by case` and `trace by haircut` have it"
    case .relay: return "ask for one in the clause: `where to is relay(within 6h)`"
    case .services: return "funds that reach a service mix with others': end the `\(kind.rawValue)` there"
    case .anyAsset: return "follow another asset after a `swap`"
    }
  }
}
