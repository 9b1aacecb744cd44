import SignaturePlan

extension FlowBinder {
  /// One transfer that leaves the head; without a head, the origin.
  func forEachHop(_ number: Int, _ vantage: Vantage, _ body: (Candidate) -> Bool) {
    let before = [vantage.head].compactMap(\.self)
    for row in hops(number, vantage) {
      let bound = StepBinding(step: number, rows: [row], before: before, left: .head(scene.head(of: row)))
      if !body(Candidate(bound)) { return }
    }
  }

  /// The transfers that a hop, or the next hop of a chain, can be; ascending.
  func hops(_ number: Int, _ vantage: Vantage) -> [Row] {
    guard let head = vantage.head else { return isMember(origin, of: number, vantage) ? [origin] : [] }
    var found: [Row] = []
    let end = lastTime(out: head.row, under: program.steps[number].member)
    let receiver = onlyReceiver(of: number, vantage)
    forEachLeaving(head, anyAsset: vantage.byValue, to: receiver, until: end, work) { row in
      if isMember(row, of: number, vantage) { found.append(row) }
      return true
    }
    return found
  }

  /// Holds if nothing of the kind leaves the head.
  ///
  /// - Parameter front: where the funds stay, wherever the step looks.
  func absence(_ absence: Absence, _ number: Int, front: Front, _ vantage: Vantage) -> Candidate? {
    guard let head = vantage.head else { return nil }
    var isBroken = false
    forEachLeaving(head, anyAsset: vantage.byValue, until: head.time.addingClamped(absence.window), work) { row in
      isBroken = isMember(row, of: number, vantage)
      return !isBroken
    }
    let bound = StepBinding(step: number, rows: [], before: [head], left: front, ownsHeads: false)
    return isBroken ? nil : Candidate(bound)
  }
}
