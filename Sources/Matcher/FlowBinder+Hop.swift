import SignaturePlan

extension FlowBinder {
  /// One transfer that leaves the head; without a head, the origin.
  func forEachHop(_ number: Int, head: Row?, _ body: (Candidate) -> Bool) {
    for row in hops(number, head: head) {
      let bound = StepBinding(step: number, rows: [row], head: head)
      if !body(Candidate(bound, front: .head(row))) { return }
    }
  }

  /// The transfers that a hop, or the next hop of a chain, can be; ascending.
  func hops(_ number: Int, head: Row?) -> [Row] {
    guard let head else { return isMember(origin, of: number, head: nil) ? [origin] : [] }
    var found: [Row] = []
    forEachLeaving(head, until: lastTime(out: head, under: program.steps[number].member), work) { row in
      if isMember(row, of: number, head: head) { found.append(row) }
      return true
    }
    return found
  }
}
