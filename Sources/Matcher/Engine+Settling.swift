import SignaturePlan

extension Engine {
  /// Searches what is decided by now and lets go what only that needed, if much can go; and whatever the memory that
  /// is allowed does not hold.
  ///
  /// - Parameter isUrgent: whether what is decided is to be searched even if little can go. The other parameters are
  ///   those of ``run(threads:shape:progress:)``.
  /// - Returns: whether anything was searched.
  @discardableResult
  public mutating func settle(
    isUrgent: Bool = false, threads: Int = 1, shape: (Int32) -> AddressShape? = { _ in nil },
    progress: (Int, String) -> Void = { _, _ in }
  ) -> Bool {
    let most = room.rows(beside: nodeCount, size)
    guard rows.count >= min(mark, most) || isUrgent, let now = lastTime else { return false }
    let decided = decidedPlaces(now)
    let free = freed(decided, now)
    let searches = free >= rows.count / 3 || isUrgent
    if searches {
      search(before: decided, keeping: free, threads, shape, progress)
      for place in programs.indices {
        standings[place].decided = max(standings[place].decided, programs[place].plan.decided(at: now))
      }
    }
    let cuts = rows.count >= most
    if cuts { cut(decidedPlaces(now), now, threads, shape, progress) }
    mark = max(room.settlesAfter, 2 * rows.count)
    return searches || cuts
  }

  /// By plan: the first row about whose flows not everything has come.
  private func decidedPlaces(_ now: Int64) -> [Int] {
    zip(programs, standings).map { rows.place(ofTime: min($0.plan.decided(at: now), $1.owned.upperBound)) }
  }

  /// How many of the first rows no plan needs once the decided ones have been tried.
  private func freed(_ decided: [Int], _ now: Int64) -> Int {
    var mask = RowMask(kernels)
    var free = rows.count
    for (place, program) in programs.enumerated() where free > 0 {
      let start = max(decided[place], rows.place(ofOrdinal: standings[place].next))
      let left = start..<max(start, rows.place(ofTime: standings[place].owned.upperBound))
      let back = program.plan.keptBack
      let sure = left.isEmpty ? now : rows.time[left.lowerBound]
      if rows.place(ofTime: sure.addingClamped(-back)) >= free { continue }
      // PERF: which rows can begin a flow is asked only of plans that seem to hold many back.
      let bits = mask.bits(.any(program.startConditions), rows, sets)
      let first = left.first { bits[$0] && rows.from[$0] != rows.to[$0] }
      free = min(free, rows.place(ofTime: (first.map { rows.time[$0] } ?? now).addingClamped(-back)))
    }
    return free
  }

  /// Tries the older half as origins, whether or not all has come that may belong to their flows, and lets go three
  /// eighths.
  private mutating func cut(
    _ decided: [Int], _ now: Int64, _ threads: Int, _ shape: (Int32) -> AddressShape?,
    _ progress: (Int, String) -> Void
  ) {
    let half = rows.count / 2
    let free = half - half / 4
    var mask = RowMask(kernels)
    for (place, program) in programs.enumerated() {
      let first = rows.place(ofOrdinal: standings[place].next)
      let until = min(half, rows.place(ofTime: standings[place].owned.upperBound))
      let bits = mask.bits(.any(program.startConditions), rows, sets)
      let early = (max(first, decided[place])..<max(first, decided[place], until)).filter {
        bits[$0] && rows.from[$0] != rows.to[$0]
      }
      let known = now.addingClamped(-program.plan.lookAhead).addingClamped(-program.plan.horizon)
      let short = early.filter { rows.time[$0] > known }
      if let last = short.last {
        standings[place].shortfall.origins += short.count
        let ahead = now - rows.time[last]
        standings[place].shortfall.ahead = min(standings[place].shortfall.ahead ?? ahead, ahead)
      }
      if !early.isEmpty { standings[place].shortfall.cells += 1 }
      let behind = rows.time[half] - rows.time[free]
      if behind < program.plan.keptBack {
        standings[place].shortfall.behind = min(standings[place].shortfall.behind ?? behind, behind)
      }
    }
    let halfTime = rows.time[half]
    search(before: decided.map { max($0, half) }, keeping: free, threads, shape, progress)
    for (place, program) in programs.enumerated() {
      let decided = max(program.plan.decided(at: now), program.plan.cellStart(of: halfTime))
      standings[place].decided = max(standings[place].decided, decided)
    }
  }

  /// Searches all that is left; nothing more may come after it.
  ///
  /// The parameters are those of ``run(threads:shape:progress:)``.
  public mutating func finish(
    threads: Int = 1, shape: (Int32) -> AddressShape? = { _ in nil }, progress: (Int, String) -> Void = { _, _ in }
  ) {
    search(before: standings.map { _ in rows.count }, keeping: rows.count, threads, shape, progress)
    for place in standings.indices { standings[place].decided = .max }
  }

  /// Tries rows as origins, each plan those before a place that it has not tried yet, and then keeps only rows from a
  /// place on.
  mutating func search(
    before places: [Int], keeping first: Int, _ threads: Int, _ shape: (Int32) -> AddressShape?,
    _ progress: (Int, String) -> Void
  ) {
    // What else held the columns is gone by now, so that they are not copied.
    rows = searched(before: places, threads, shape, progress)
    rows.removeFirst(first)
  }

  /// Tries rows as origins and gives them back.
  private mutating func searched(
    before places: [Int], _ threads: Int, _ shape: (Int32) -> AddressShape?, _ progress: (Int, String) -> Void
  ) -> Rows {
    let ranges = zip(standings, places).map { standing, place in
      let start = max(rows.place(ofOrdinal: standing.next), rows.place(ofTime: standing.owned.lowerBound))
      return start..<max(start, min(place, rows.place(ofTime: standing.owned.upperBound)))
    }
    learnShapes(shape)
    var taken = Rows()
    swap(&taken, &rows)
    let scene = Scene(
      rows: taken, sets: NodeSets(copying: sets), history: history, shapes: shapes, kernels: kernels)
    var mask = RowMask(kernels)
    let bits = zip(programs, ranges).map { program, range in
      range.isEmpty ? .empty : ProgramBits(program, &mask, scene)
    }
    let queue = ProgramQueue(programs, bits, ranges, in: scene, limit: limit)
    LargeStack.run(threads: max(1, min(threads, programs.count))) { queue.work(progress) }
    let (found, costs) = queue.result
    for (place, found) in found.enumerated() {
      if let found { standings[place].add(found) }
      standings[place].next = max(standings[place].next, scene.rows.ordinal(after: ranges[place].upperBound))
    }
    for cost in costs { note(cost) }
    return Rows(copying: scene.rows)
  }

  private mutating func note(_ cost: MatchingCost) {
    var known = costs[cost.signature] ?? MatchingCost(signature: cost.signature, time: .zero, origins: 0)
    known.time += cost.time
    known.origins += cost.origins
    costs[cost.signature] = known
  }
}

extension Rows {
  /// The place in the ledger behind the row before a place.
  fileprivate func ordinal(after place: Int) -> Int { place > 0 ? ordinal[place - 1] + 1 : 0 }
}
