import SignaturePlan

/// One test of a clause, before it is sorted by what it is a test of.
enum ClauseTest: Sendable, Hashable {
  case transfer(TransferTest)
  /// `paid >= 90%`: a test of the payment of a swap or a crossing.
  case payment(TransferTest)
  case group(GroupTest)
  /// `equal within 2%`
  case equal(Double)
  /// `taint >= 10%` of a trace.
  case taint(Double)
  /// `gap <= 3d` of a trace, in seconds.
  case rest(Int64)
}

/// What parts of a group's clause speak about.
enum ClauseRole: Sendable, Hashable {
  /// Each payment.
  case member
  /// The first payment.
  case first
  /// The payment into a swap or a bridge.
  case payment
  /// The finished group.
  case group
  case equal, taint, rest

  var description: String {
    switch self {
    case .member: "each payment"
    case .first: "the first payment"
    case .payment: "the payment before the credit"
    case .group: "the finished group"
    case .equal: "the choice of the group"
    case .taint: "what is followed"
    case .rest: "how long funds may rest"
    }
  }
}

extension ClauseTest {
  /// What it speaks about in a step of the given kind.
  func role(in kind: StepTable.Kind) -> ClauseRole {
    switch self {
    case .transfer(let test): test.isOfFirst(in: kind) ? .first : .member
    case .payment: .payment
    case .group: .group
    case .equal: .equal
    case .taint: .taint
    case .rest: .rest
    }
  }

  /// The test of a single transfer, if it is one.
  var transferTest: TransferTest? {
    switch self {
    case .transfer(let test), .payment(let test): test
    case .group, .equal, .taint, .rest: nil
    }
  }

  /// The test of a group, if it is one.
  var groupTest: GroupTest? {
    if case .group(let test) = self { test } else { nil }
  }
}

extension TransferTest {
  /// Whether it is asked of the first payment of a group: of the end that all payments share, whose past the first
  /// payment changes, and of what arrived before.
  fileprivate func isOfFirst(in kind: StepTable.Kind) -> Bool {
    guard let shared = kind.sharedEnd else { return false }
    switch self {
    case .fresh(let end): return end == shared
    default: return attributes.contains { $0.isOfFirst(sharing: shared) }
    }
  }

  /// Whether a row alone decides it, with what labels and history say of its ends.
  var isOfRow: Bool {
    switch self {
    case .attribute, .formula:
      guard case .formula(let formula, _) = self else { return attributes.allSatisfy(\.isOfRow) }
      return formula.leaves.count == attributes.count && attributes.allSatisfy(\.isOfRow)
    case .asset, .chain, .member, .fresh: return true
    case .same, .inGroup, .lookalike, .relay: return false
    }
  }
}

extension TransferAttribute {
  fileprivate func isOfFirst(sharing shared: End) -> Bool {
    switch self {
    case .gap, .idle, .kept, .leaked, .siblings: true
    case .age(let end), .degree(let end, _): end == shared
    case .balance: shared == .from
    case .amount, .usd, .time, .rounded, .hour, .weekday, .sinceEvent, .sinceEventOf: false
    }
  }
}
