import SignaturePlan

/// One test of a clause, before it is sorted by what it is a test of.
enum ClauseTest: Sendable, Hashable {
  case transfer(TransferTest)
  case group(GroupTest)
  /// `equal within 2%`
  case equal(Double)
  /// A number of the step itself.
  case number(StepNumber, Interval)
}

/// What parts of a split's clause speak about.
enum ClauseRole: Sendable, Hashable {
  /// Each payment.
  case member
  /// The first payment.
  case first
  /// The finished group.
  case group
  case equal
  /// The step itself.
  case step

  var description: String {
    switch self {
    case .member: "each payment"
    case .first: "the first payment"
    case .group: "the finished group"
    case .equal: "the choice of the group"
    case .step: "the step itself"
    }
  }
}

extension ClauseTest {
  var role: ClauseRole {
    switch self {
    case .transfer(.attribute(.gap, _)), .transfer(.attribute(.idle, _)), .transfer(.attribute(.kept, _)),
      .transfer(.fresh(.from)):
      .first
    case .transfer: .member
    case .group: .group
    case .equal: .equal
    case .number: .step
    }
  }

  /// The test of a single transfer, if it is one.
  var transferTest: TransferTest? {
    if case .transfer(let test) = self { test } else { nil }
  }

  /// The test of a group, if it is one.
  var groupTest: GroupTest? {
    if case .group(let test) = self { test } else { nil }
  }
}
