import SignaturePlan

/// From where a transfer is looked at: what its tests compare it with.
struct Standpoint {
  var head: Head?
  var names = Names()
  /// Whether the measure is the value in USD, and transfers of every asset leave the head.
  var anyAsset = false
  /// Whether `kept` compares values, as in the credit of a swap or cross.
  var isCredit = false
  /// Receivers that a cohort has taken.
  var taken: Set<Node> = []
}

extension Standpoint {
  init(of step: Step, head: Head?, names: Names) {
    self.init(head: head, names: names, anyAsset: step.looksAtAnyAsset)
  }

  /// The same from another head.
  func at(_ head: Head) -> Standpoint {
    var moved = self
    moved.head = head
    return moved
  }

  /// The measure of what arrived at the head; nil without one.
  var arrived: Double? { head.map { $0.measure(anyAsset: anyAsset) } }
}

extension Step {
  /// A split by labels is over any asset in any case.
  var looksAtAnyAsset: Bool {
    if case .split(let split) = kind, split.key != .address { return true }
    return reach.anyAsset
  }
}
