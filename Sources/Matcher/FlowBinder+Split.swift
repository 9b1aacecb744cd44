import SignaturePlan

extension FlowBinder {
  /// Every group of payments that a split can be, in order of preference.
  func splits(_ split: Split, _ number: Int, head: Row?) -> [Candidate] {
    guard let head else {
      let group = screens.splitStarts(split, number, self).allows(origin) ? firstSplit(split, number) : nil
      return group.map { [candidate($0, number, head: nil)] } ?? []
    }
    let pool = self.pool(split, number, head: head)
    let groups = pool.rows.indices.compactMap { place -> [Row]? in
      guard pool.canStart(place, split: split) else { return nil }
      return group(from: pool.rows[place...], split, number, head: head)
    }
    return Set(groups).sorted(by: isPreferred).map { candidate($0, number, head: head) }
  }

  private func candidate(_ rows: [Row], _ number: Int, head: Row?) -> Candidate {
    Candidate(StepBinding(step: number, rows: rows, head: head), front: .group(rows))
  }

  /// The payments that leave a head; those a window past the deadline tell bursts from their tails.
  private func pool(_ split: Split, _ number: Int, head: Row) -> PaymentPool {
    var rows: [Row] = []
    forEachLeaving(head, until: deadline.addingClamped(split.window), work) { row in
      if isMember(row, of: number, head: head) { rows.append(row) }
      return true
    }
    return PaymentPool(rows, split: split, scene: scene)
  }

  private func firstSplit(_ split: Split, _ number: Int) -> [Row]? {
    let end = scene.rows.time[Int(origin)].addingClamped(split.window)
    var rows = [origin]
    for row in scene.paid.rows(of: scene.rows.from[Int(origin)], after: origin) {
      guard scene.rows.time[Int(row)] <= end, work.spend() else { break }
      guard scene.rows.asset[Int(row)] == scene.rows.asset[Int(origin)] else { continue }
      if isMember(row, of: number, head: nil) { rows.append(row) }
    }
    return group(from: rows[...], split, number, head: nil)
  }

  /// The group that a window gives, if it holds its first payment and passes every test.
  private func group(from pool: ArraySlice<Row>, _ split: Split, _ number: Int, head: Row?) -> [Row]? {
    guard let start = pool.first, scene.rows.time[Int(start)] <= deadline,
      isFirst(start, of: number, head: head)
    else { return nil }
    let end = min(deadline, scene.rows.time[Int(start)].addingClamped(split.window))
    var receivers: Set<Int32> = []
    var rows: [Row] = []
    for row in pool {
      guard scene.rows.time[Int(row)] <= end, work.spend() else { break }
      if receivers.insert(scene.rows.to[Int(row)]).inserted { rows.append(row) }
    }
    if let tolerance = split.equal { rows = equal(rows, within: tolerance) }
    guard rows.first == start, split.count.contains(rows.count) else { return nil }
    let bound = StepBinding(step: number, rows: rows, head: head)
    return GroupNumbers(bound, scene).satisfy(split.test) ? rows : nil
  }

  /// The members around the pivot that has most, then the earliest.
  private func equal(_ rows: [Row], within tolerance: Double) -> [Row] {
    let amounts = rows.map { scene.rows.amount[Int($0)] }
    let sorted = amounts.sorted()[...]
    // The distance to a pivot grows on both sides of it, rounding or not, so that its members are a run.
    func run(_ pivot: Double) -> Range<Int> {
      let low = sorted.partition { $0 >= pivot || isNear($0, pivot, tolerance) }
      let high = sorted.partition { $0 > pivot && !isNear($0, pivot, tolerance) }
      return low..<high
    }
    var best = amounts[0]
    var most = run(best).count
    for pivot in amounts.dropFirst() {
      let count = run(pivot).count
      if count > most { (best, most) = (pivot, count) }
    }
    return zip(rows, amounts).filter { isNear($0.1, best, tolerance) }.map(\.0)
  }

  private func isNear(_ amount: Double, _ pivot: Double, _ tolerance: Double) -> Bool {
    (amount - pivot).magnitude <= tolerance * pivot
  }

  /// More transfers first, then the earlier last one, then the smaller rows.
  private func isPreferred(_ left: [Row], _ right: [Row]) -> Bool {
    if left.count != right.count { return left.count > right.count }
    if left.last != right.last { return (left.last ?? 0) < (right.last ?? 0) }
    return left.lexicographicallyPrecedes(right)
  }
}
