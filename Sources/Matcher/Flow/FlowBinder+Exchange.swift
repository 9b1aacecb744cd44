import Kernels
import SignaturePlan

extension FlowBinder {
  /// A payment to a service and what it is credited with elsewhere, in order of preference.
  ///
  /// - Parameter credits: rows that can be the credit of a payment, ascending, given from where they are looked at.
  func forEachExchange(
    lag: Int64, _ number: Int, _ vantage: Vantage, _ body: (Candidate) -> Bool,
    credits: (Row, Vantage) -> [Row]
  ) {
    var pairs: [(credit: Row, payment: Row)] = []
    var fitting: [Row: Int] = [:]
    for payment in hops(number, vantage) where !work.isExhausted {
      var view = vantage.at(scene.head(of: payment))
      view.keepsValue = true
      let found = credits(payment, view)
      fitting[payment] = found.count
      pairs += found.map { ($0, payment) }
    }
    for (credit, payment) in pairs.sorted(by: <) {
      let bound = StepBinding(
        step: number, rows: [payment, credit], before: [vantage.head].compactMap(\.self),
        left: .head(scene.head(of: credit)), candidates: fitting[payment] ?? 0)
      if !body(Candidate(bound)) { return }
    }
  }

  /// What the sender of a payment gets in another asset.
  func credits(of payment: Row, _ swap: Swap, _ number: Int, _ vantage: Vantage) -> [Row] {
    let end = lastTime(of: payment, lag: swap.lag)
    var found: [Row] = []
    for row in scene.received.rows(of: scene.rows.from[Int(payment)], after: payment) {
      guard scene.rows.time[Int(row)] <= end, work.spend() else { break }
      if scene.rows.asset[Int(row)] != scene.rows.asset[Int(payment)], isFirst(row, of: number, vantage) {
        found.append(row)
      }
    }
    return found
  }

  /// What comes out on another chain: what the payment's own message delivers, if anything does.
  func credits(of payment: Row, _ cross: Cross, _ number: Int, _ vantage: Vantage) -> [Row] {
    let end = lastTime(of: payment, lag: cross.lag)
    var found: [Row] = []
    forEachSet(firstBits[number], after: payment, until: end) { row in
      let (from, to) = (scene.rows.from[Int(row)], scene.rows.to[Int(row)])
      // The chain that was named is among what a credit satisfies.
      let isElsewhere = cross.chain != nil || scene.rows.chain[Int(row)] != scene.rows.chain[Int(payment)]
      if from != to, isElsewhere, mayShareMessage(payment, row), isFirst(row, of: number, vantage) { found.append(row) }
      return true
    }
    guard let message = scene.rows.message(payment) else { return found }
    let delivered = found.filter { scene.rows.message($0) == message }
    return delivered.isEmpty ? found : delivered
  }

  /// Whether two transfers do not belong to different messages.
  private func mayShareMessage(_ payment: Row, _ credit: Row) -> Bool {
    guard let sent = scene.rows.message(payment), let delivered = scene.rows.message(credit) else { return true }
    return sent == delivered
  }

  private func lastTime(of payment: Row, lag: Int64) -> Int64 {
    min(deadline, scene.rows.time[Int(payment)].addingClamped(lag))
  }

  /// Hands over the rows of a bitmap after a row and up to a time, until the body returns false.
  func forEachSet(_ bits: Bitmap, after row: Row, until end: Int64, _ body: (Row) -> Bool) {
    var place = Int(row) + 1
    while work.spend() {
      let (next, words) = bits.next(from: place)
      work.spend(words / 64)
      guard let next, scene.rows.time[next] <= end, body(Row(next)) else { return }
      place = next + 1
    }
  }
}

extension Bitmap {
  /// The first bit from a place on that is one, and the words looked at.
  fileprivate func next(from place: Int) -> (position: Int?, words: Int) {
    guard place < count else { return (nil, 0) }
    var word = place / 64
    var rest = words[word] & (.max << (place % 64))
    let first = word
    while rest == 0, word + 1 < words.count {
      word += 1
      rest = words[word]
    }
    return (rest == 0 ? nil : word * 64 + rest.trailingZeroBitCount, word - first)
  }
}
