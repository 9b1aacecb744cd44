import Kernels
import SignaturePlan

/// A plan with its names resolved: steps by number, assets and label sets by code.
struct Program: Sendable {
  let plan: Plan
  /// Every step, outer ones before those inside them: a step's number is its place here.
  let steps: [ProgramStep]
  /// Numbers of the flow's steps.
  let flow: [Int]
  /// Relay specifications by the numbers that checks use.
  let relays: [Relay]

  /// Number of the step of this name.
  func number(of name: String) -> Int? { steps.firstIndex { $0.name == name } }
}

/// One step, resolved.
struct ProgramStep: Sendable {
  let name: String
  let kind: Step.Kind
  /// What a single transfer of the step must satisfy.
  let member: Filter
  /// What the first payment of a split must satisfy besides.
  let first: Filter
  /// Numbers of the steps inside an `each`.
  let inner: [Int]
  /// Number of the step whose group an `each` goes over.
  let group: Int?
  /// Number of the `each` that this step is inside of.
  let parent: Int?
  /// Number of a mesh's relay.
  let relay: Int?
}

/// A condition, parted into what a row alone decides and what needs a head or the rows around.
struct Filter: Sendable {
  /// Decided by the row: becomes a bitmap.
  var row: Logic<Check>
  /// Checked transfer by transfer.
  var rest: [Logic<Check>]
  /// The largest `gap` that can pass.
  var longestGap: Int64

  init(_ condition: Logic<Check>) {
    let parts = condition.conjuncts
    row = .all(parts.filter { $0.tests.allSatisfy(\.isOfRow) })
    rest = parts.filter { !$0.tests.allSatisfy(\.isOfRow) }
    longestGap = rest.compactMap(Self.gapBound).min() ?? .max
  }

  private static func gapBound(_ part: Logic<Check>) -> Int64? {
    guard case .test(.interval(.gap, let interval)) = part, let upper = interval.upper else { return nil }
    return Int64(max(0, min(upper.value, 1e15)))
  }
}

/// One test of one transfer, resolved.
enum Check: Sendable, Hashable {
  case interval(TransferAttribute, Interval)
  /// Codes of assets.
  case asset([Int32])
  case member(End, SetReference)
  case fresh(End)
  /// Number of the relay in the program.
  case relay(Int)

  /// Whether a row decides it without head, history of pauses, or the rows around.
  var isOfRow: Bool {
    switch self {
    case .interval(let attribute, _): attribute == .amount || attribute == .usd || attribute == .time
    case .asset, .member, .fresh: true
    case .relay: false
    }
  }
}
