import SignaturePlan

/// What a step can see of those before it.
struct Scope {
  /// Where the funds are between two steps.
  enum Front {
    /// Nowhere yet: the flow starts here.
    case start
    case head
    /// At the heads of a group.
    case group(String, Span)
    /// After a step that could not be read.
    case unknown
  }

  var front = Front.start
  /// Steps bound before, in this block or around it.
  var names: [String: StepTable.Entry] = [:]
  /// Groups bound before in this block; only these can be gone over or gathered from.
  var groups: Set<String> = []
  /// Name of the nearest `each` around.
  var each: String?
  /// Name of the nearest `repeat` around.
  var repetition: String?
  /// The step whose head the next one follows, if that is one of this block.
  var last: Step?
  /// USD: the most that can have arrived where the funds are.
  var arrived = Step.largestTransfer

  var isStart: Bool { if case .start = front { true } else { false } }
  /// Taken for granted after a step that could not be read.
  var hasHead: Bool {
    switch front {
    case .head, .unknown: true
    case .start, .group: false
    }
  }

  /// Where the first steps of a block that follows this front start: after a group the block itself is at fault.
  var innerFront: Front { if case .group = front { .unknown } else { front } }

  /// What a block inside can see at its start.
  func block(_ front: Front) -> Scope {
    var inner = self
    inner.front = front
    inner.groups = []
    inner.last = nil
    return inner
  }
}
