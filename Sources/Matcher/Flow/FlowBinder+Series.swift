import SignaturePlan

extension FlowBinder {
  /// Every run of payments that a series can be, in order of preference.
  func runs(_ series: Series, _ number: Int, _ vantage: Vantage) -> [Candidate] {
    let runs =
      vantage.head.map { self.runs(series, number, out: $0, vantage) }
      ?? firstRun(series, number, vantage).map { [$0] } ?? []
    return runs.filter { isWhole($0, series, number, vantage) }.sorted(by: Self.isPreferred)
      .map { fanOut($0, number, vantage) }
  }

  /// Which payments of a pool start a run.
  func runStarts(_ pool: [Row], _ series: Series) -> [Bool] {
    pool.indices.map { $0 == 0 || !isLinked(pool[$0], to: pool[$0 - 1], series) }
  }

  private func isLinked(_ row: Row, to earlier: Row, _ series: Series) -> Bool {
    series.spacing.contains(scene.rows.time[Int(row)] - scene.rows.time[Int(earlier)])
  }

  private func runs(_ series: Series, _ number: Int, out head: Head, _ vantage: Vantage) -> [[Row]] {
    var runs: [[Row]] = []
    let receiver = onlyReceiver(of: number, vantage)
    forEachLeaving(head, anyAsset: vantage.byValue, to: receiver, until: deadline, work) { row in
      guard isMember(row, of: number, vantage) else { return true }
      if let last = runs.last?.last, isLinked(row, to: last, series) {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
      return true
    }
    return runs
  }

  /// The run that starts at the origin.
  private func firstRun(_ series: Series, _ number: Int, _ vantage: Vantage) -> [Row]? {
    switch screens.runStarts(series, number, self)[origin] {
    case .no: return nil
    case .unknown:
      work.exhaust()
      return nil
    case .yes: break
    }
    let station = scene.station(.from, of: origin, anyAsset: vantage.byValue)
    var run = [origin]
    for row in scene.paid.rows(of: station.node, after: origin) {
      guard scene.rows.time[Int(row)] <= deadline, work.spend() else { break }
      guard station.holds(scene.rows.asset[Int(row)]), isMember(row, of: number, vantage) else { continue }
      guard isLinked(row, to: run[run.count - 1], series) else { break }
      run.append(row)
    }
    return run
  }

  private func isWhole(_ run: [Row], _ series: Series, _ number: Int, _ vantage: Vantage) -> Bool {
    guard series.count.contains(run.count), let first = run.first, isFirst(first, of: number, vantage) else {
      return false
    }
    let bound = StepBinding(
      step: number, rows: run, before: [vantage.head].compactMap(\.self), left: .start)
    return passes(bound, ends: run.map { scene.rows.to[Int($0)] }, vantage)
  }
}
