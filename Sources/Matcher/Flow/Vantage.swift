/// What a test of a transfer may ask besides the transfer.
struct Vantage {
  var head: Head?
  /// Whether the step looks at any asset and measures in USD.
  let byValue: Bool
  /// Whether `kept` compares values in any case.
  var keepsValue = false
  // PERF: one reference for all that few tests ask, so that another head costs no more than one.
  private let surroundings: Surroundings

  init(head: Head?, scope: Scope, byValue: Bool, work: Work) {
    self.head = head
    self.byValue = byValue
    surroundings = Surroundings(scope: scope, work: work)
  }

  var scope: Scope { surroundings.scope }
  var work: Work { surroundings.work }

  /// Whether a receiver counts as fresh, whatever it did before.
  func hasTaken(_ node: Int32) -> Bool { surroundings.taken.contains(node) }

  /// Lets a receiver count as fresh.
  func take(_ node: Int32) { surroundings.taken.insert(node) }

  /// The same from another head.
  func at(_ head: Head?) -> Vantage {
    var other = self
    other.head = head
    return other
  }
}

private final class Surroundings {
  let scope: Scope
  let work: Work
  var taken: Set<Int32> = []

  init(scope: Scope, work: Work) {
    self.scope = scope
    self.work = work
  }
}
