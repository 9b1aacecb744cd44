import SignaturePlan

/// A step bound to its transfers, as numbers and names see it.
struct Instance: Hashable {
  var nature = Nature.transfers
  /// Whether its measure is the value in USD.
  var anyAsset = false
  /// Its transfers in ledger order, each once.
  var rows: [Int] = []
  /// The heads that it left, in order.
  var heads: [Head] = []
  /// Whether it left one head and no group, not even of one.
  var leavesOneHead = false
  /// The measure of what arrived at its head; nil where there is none, or it is undefined.
  var arrived: Double?
  /// When the funds arrived at its head; nil where there is no one head.
  var since: Int64?
  /// Transfers on the longest way through it.
  var depth = 1
  /// Of a trace: what reached its ends, over what arrived.
  var reached: Double?
  /// Credits that fit the payment of a swap or cross; nil where there is no one number.
  var candidates: Int? = 1
  /// Bound instances over branches tried, for a step inside `each`.
  var fraction: Double? = 1
  /// Of an `each`: branches that matched, and how many were tried.
  var matched = 0
  var tried = 0
  /// Of a `repeat`.
  var rounds = 0

  /// What the numbers of a step are over.
  enum Nature { case transfers, branches, rounds }
}

/// An instance with what it was bound from.
struct BoundStep {
  let step: Step
  let instance: Instance
  /// Where the funds were before it.
  var position = Position.start
  /// What was bound before, as far as this step or a later one asks for it.
  var names = Names()
  /// Of an `each`: the branches that matched.
  var branches: [[BoundStep]] = []
}

/// A bound block, and where it leaves the funds.
struct Flow {
  var steps: [BoundStep]
  var end: Position

  func after(_ first: BoundStep) -> Flow { Flow(steps: [first] + steps, end: end) }
}

/// One way to bind a step.
///
/// Its transfers are spelt out only when it is taken: as a rule, whether the rest of a flow can be bound depends on the
/// heads alone.
struct Candidate {
  /// Where the funds are afterwards; nil: where they were.
  var end: Position?
  /// The last transfer.
  var last: Int?
  var branches: [[BoundStep]] = []
  let instance: () -> Instance
}

extension Candidate {
  init(_ instance: Instance, end: Position?, branches: [[BoundStep]] = []) {
    self.init(end: end, last: instance.rows.last, branches: branches) { instance }
  }
}
