import SignaturePlan

/// One test of one transfer, resolved.
enum Check: Sendable, Hashable {
  case interval(TransferAttribute, Interval)
  case term(Term, Interval)
  /// Codes of assets.
  case asset([Int32])
  /// Codes of chains.
  case chain([Int32])
  case member(End, SetReference)
  case fresh(End)
  case lookalike(End, within: Int64)
  /// Number of the relay in the program.
  case relay(Int)
  /// The node at an end of a step; nil for a name that no step has.
  case same(End, Place?)
  case inGroup(End, Int?)

  /// What a test must look at.
  enum Cost: Int, Comparable {
    /// The row alone: becomes a bitmap.
    case row
    /// The head, or what is known of the ends.
    case near
    /// Other rows around, or steps bound before.
    case wide

    static func < (left: Cost, right: Cost) -> Bool { left.rawValue < right.rawValue }
  }

  var cost: Cost {
    switch self {
    case .interval(let attribute, _): attribute.cost
    case .term(let term, _): term.leaves.map(\.cost).max() ?? .row
    case .asset, .chain, .member, .fresh: .row
    case .relay: .near
    case .lookalike, .same, .inGroup: .wide
    }
  }

  /// Steps bound before that it asks about.
  var names: [Int] {
    switch self {
    case .same(_, let place): [place?.step].compactMap(\.self)
    case .inGroup(_, let step): [step].compactMap(\.self)
    case .term(let term, _): term.names
    default: []
    }
  }
}

/// What a later step asks of the way that a chain took, where it began, where it ended and its length being known.
enum WayAsked: Int, Comparable {
  /// Which transfer was its first.
  case start
  /// Which transfers it went over.
  case whole

  static func < (left: WayAsked, right: WayAsked) -> Bool { left.rawValue < right.rawValue }
}

extension Check {
  /// Steps of which it asks which way they took.
  var waysAsked: [(step: Int, way: WayAsked)] {
    if case .term(let term, _) = self { term.waysAsked } else { [] }
  }
}

extension Term {
  /// Steps of which it asks which way they took.
  var waysAsked: [(step: Int, way: WayAsked)] {
    leaves.compactMap { leaf in
      guard case .step(let step?, let number) = leaf else { return nil }
      guard number.condition == nil else { return (step, .whole) }
      switch number.function {
      case .count, .depth, .last: return nil
      case .first, .dwell, .duration: return (step, .start)
      default: return (step, .whole)
      }
    }
  }

  fileprivate var cost: Check.Cost {
    switch self {
    case .attribute(let attribute): attribute.cost
    case .constant: .row
    case .own, .head, .step, .arithmetic: .wide
    }
  }

  /// Steps bound before that it asks about.
  var names: [Int] {
    leaves.compactMap {
      switch $0 {
      case .head(let step, _), .step(let step, _): step
      default: nil
      }
    }
  }
}

extension TransferAttribute {
  fileprivate var cost: Check.Cost {
    switch self {
    case .amount, .usd, .time, .rounded, .hour, .weekday, .sinceEvent, .sinceEventOf: .row
    case .gap, .kept, .idle, .age: .near
    case .leaked, .siblings, .degree, .balance: .wide
    }
  }
}

/// A condition, parted by what its tests must look at.
///
/// PERF: a class, as the step that it belongs to.
final class Filter: Sendable {
  /// Decided by the row: becomes a bitmap.
  let row: Logic<Check>
  /// Checked transfer by transfer, before anything else.
  let quick: [QuickTest]
  /// Checked transfer by transfer.
  let near: [Logic<Check>]
  /// The same, but costly, or only known once other steps are bound.
  let wide: [Logic<Check>]
  /// The largest `gap` that can pass.
  let longestGap: Int64
  /// What each part of the condition must look at, in the order in which the parts were written.
  let costs: [Check.Cost]

  /// - Parameter marksReceivers: whether receivers can come to count as fresh, so that a row alone does not decide.
  init(_ condition: Logic<Check>, marksReceivers: Bool = false) {
    let conjuncts = condition.conjuncts
    costs = conjuncts.map { part in
      let cost = part.tests.map(\.cost).max() ?? .row
      return marksReceivers && part.tests.contains(.fresh(.to)) ? max(cost, .near) : cost
    }
    var parts: [Check.Cost: [Logic<Check>]] = [:]
    for (part, cost) in zip(conjuncts, costs) { parts[cost, default: []].append(part) }
    row = .all(parts[.row] ?? [])
    quick = (parts[.near] ?? []).compactMap(QuickTest.init)
    near = (parts[.near] ?? []).filter { QuickTest($0) == nil }
    wide = parts[.wide] ?? []
    longestGap = quick.compactMap(\.gapBound).min() ?? .max
  }

  /// Bounds of `kept`, its ends included; nil if one is missing.
  var keptBounds: ClosedRange<Double>? {
    for test in quick where test.attribute == .kept {
      guard let lower = test.interval.lower?.value, let upper = test.interval.upper?.value, lower <= upper else {
        continue
      }
      return lower...upper
    }
    return nil
  }

  /// Every test in it.
  var tests: [Check] { row.tests + (near + wide).flatMap(\.tests) }
}

/// A test that most conditions have, in a form that takes no look-up.
struct QuickTest: Sendable {
  let attribute: Attribute
  let interval: Interval

  enum Attribute: Sendable { case gap, kept, idle }

  /// Nil for a condition that is another test, or more than one.
  init?(_ part: Logic<Check>) {
    guard case .test(.interval(let attribute, let interval)) = part else { return nil }
    switch attribute {
    case .gap: self.attribute = .gap
    case .kept: self.attribute = .kept
    case .idle: self.attribute = .idle
    default: return nil
    }
    self.interval = interval
  }

  /// The largest `gap` that can pass.
  var gapBound: Int64? {
    guard attribute == .gap, let upper = interval.upper else { return nil }
    return Int64(max(0, min(upper.value, 1e15)))
  }
}
