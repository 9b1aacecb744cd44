import Kernels
import SignaturePlan

extension FlowBinder {
  /// Every group of payments that a split can be, in order of preference.
  func splits(_ split: Split, _ number: Int, _ vantage: Vantage) -> [Candidate] {
    let fan = Fan(split)
    let groups: [[Row]]
    if let head = vantage.head, split.key == .address {
      groups = self.groups(in: pool(fan, number, head, vantage), fan, number) { _ in vantage }
    } else if split.key == .address {
      groups = firstGroup(fan, number, by: .from, vantage).map { [$0] } ?? []
    } else if vantage.head != nil {
      groups = []
    } else {
      groups = self.groups(by: split.key, fan, number, vantage)
    }
    return groups.sorted(by: Self.isPreferred).map { fanOut($0, number, vantage) }
  }

  /// A group of payments whose receivers are the new heads.
  func fanOut(_ rows: [Row], _ number: Int, _ vantage: Vantage) -> Candidate {
    Candidate(
      StepBinding(
        step: number, rows: rows, before: [vantage.head].compactMap(\.self), left: .group(rows.map(scene.head(of:)))))
  }

  /// The payments that leave a head; those a window past the deadline tell bursts from their tails.
  private func pool(_ fan: Fan, _ number: Int, _ head: Head, _ vantage: Vantage) -> PaymentPool {
    var rows: [Row] = []
    forEachLeaving(head, anyAsset: vantage.byValue, until: deadline.addingClamped(fan.window), work) { row in
      if isMember(row, of: number, vantage) { rows.append(row) }
      return true
    }
    return PaymentPool(rows, fan: fan, scene: scene)
  }

  /// The groups that start at payments of a pool.
  ///
  /// - Parameter vantage: from where the first payment is looked at.
  func groups(in pool: PaymentPool, _ fan: Fan, _ number: Int, vantage: (Row) -> Vantage) -> [[Row]] {
    pool.rows.indices.compactMap { place -> [Row]? in
      guard pool.canStart(place, fan: fan), !work.isExhausted else { return nil }
      return group(from: pool.rows[place...], fan, number, vantage(pool.rows[place]))
    }
  }

  /// The group that starts at the origin, among the payments at one of its ends.
  func firstGroup(_ fan: Fan, _ number: Int, by end: End, _ vantage: Vantage) -> [Row]? {
    switch screens.fanStarts(fan, number, by: end, self)[origin] {
    case .no: return nil
    case .unknown:
      work.exhaust()
      return nil
    case .yes: break
    }
    let last = scene.rows.time[Int(origin)].addingClamped(fan.window)
    let station = scene.station(end, of: origin, anyAsset: vantage.byValue)
    var rows = [origin]
    for row in scene.adjacency(end).rows(of: station.node, after: origin) {
      guard scene.rows.time[Int(row)] <= last, work.spend() else { break }
      if station.holds(scene.rows.asset[Int(row)]), isMember(row, of: number, vantage) { rows.append(row) }
    }
    return group(from: rows[...], fan, number, vantage)
  }

  /// The groups that start at the origin, one for each case or entity of its sender.
  private func groups(by key: SenderKey, _ fan: Fan, _ number: Int, _ vantage: Vantage) -> [[Row]] {
    let pools = screens.casePools(key, fan, number, self)
    return scene.sets.names(key)[scene.rows.from[Int(origin)]].compactMap { name -> [Row]? in
      if pools.isUnknown(name) { work.exhaust() }
      return pools.window(of: name, from: origin, fan: fan).flatMap { group(from: $0, fan, number, vantage) }
    }
  }

  /// The group that a window gives, if it holds its first payment and passes every test.
  private func group(from pool: ArraySlice<Row>, _ fan: Fan, _ number: Int, _ vantage: Vantage) -> [Row]? {
    guard let start = pool.first, scene.rows.time[Int(start)] <= deadline, isFirst(start, of: number, vantage)
    else { return nil }
    let end = min(deadline, scene.rows.time[Int(start)].addingClamped(fan.window))
    var nodes: Set<Int32> = []
    var rows: [Row] = []
    for row in pool {
      guard scene.rows.time[Int(row)] <= end, work.spend() else { break }
      if nodes.insert(scene.node(fan.counted, of: row)).inserted { rows.append(row) }
    }
    if let tolerance = fan.equal { rows = equal(rows, within: tolerance, byValue: vantage.byValue) }
    guard rows.first == start, fan.count.contains(rows.count) else { return nil }
    guard program.steps[number].hasTest else { return rows }
    let before = program.steps[number].group.flatMap { vantage.scope.bound[$0]?.binding.heads }
    let bound = StepBinding(
      step: number, rows: rows, before: before ?? [vantage.head].compactMap(\.self), left: .start)
    return passes(bound, ends: bound.rows.map { scene.rows.to[Int($0)] }, vantage) ? rows : nil
  }

  /// The members around the pivot that has most, then the earliest; none around one of unknown value.
  private func equal(_ rows: [Row], within tolerance: Double, byValue: Bool) -> [Row] {
    let measures = rows.map { scene.measure($0, byValue: byValue) }
    let sorted = measures.filter { !$0.isNaN }.sorted()[...]
    // The distance to a pivot grows on both sides of it, rounding or not, so that its members are a run.
    func run(_ pivot: Double) -> Range<Int> {
      let low = sorted.partition { $0 >= pivot || Self.isNear($0, pivot, tolerance) }
      let high = sorted.partition { $0 > pivot && !Self.isNear($0, pivot, tolerance) }
      return low..<high
    }
    var best = Double.nan
    var most = 0
    for pivot in measures where !pivot.isNaN {
      let count = run(pivot).count
      if count > most { (best, most) = (pivot, count) }
    }
    return zip(rows, measures).filter { Self.isNear($0.1, best, tolerance) }.map(\.0)
  }

  private static func isNear(_ measure: Double, _ pivot: Double, _ tolerance: Double) -> Bool {
    (measure - pivot).magnitude <= tolerance * pivot
  }

  /// More transfers first, then the earlier last one, then the smaller rows.
  static func isPreferred(_ left: [Row], _ right: [Row]) -> Bool {
    if left.count != right.count { return left.count > right.count }
    if left.last != right.last { return (left.last ?? 0) < (right.last ?? 0) }
    return left.lexicographicallyPrecedes(right)
  }
}
