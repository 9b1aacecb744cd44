import SignaturePlan

/// What one node received and paid in one asset, ready for sums over windows.
struct RelayFlow {
  private let arrivals: [Row]
  private let payments: [Row]
  /// Transfers past which a window is long.
  private static let longWindow = 64
  /// The windows around the arrival that was asked for last.
  private var paidLow = 0
  private var paidHigh = 0
  private var arrivedLow = 0
  private var arrivedHigh = 0
  /// Running sums, where there can be a long window: `arrivedBefore[i]` is what the first `i` arrivals brought.
  private let arrivedBefore: [Double]
  private let paidBefore: [Double]

  init(arrivals: ArraySlice<Row>, payments: ArraySlice<Row>, asset: Int32, _ scene: Scene) {
    self.arrivals = arrivals.filter { scene.rows.asset[Int($0)] == asset }
    self.payments = payments.filter { scene.rows.asset[Int($0)] == asset }
    let isLong = self.arrivals.count + self.payments.count > Self.longWindow
    arrivedBefore = isLong ? Self.running(self.arrivals, scene) : []
    paidBefore = isLong ? Self.running(self.payments, scene) : []
  }

  /// Whether paid over arrived around an arrival lies in the relay's bounds.
  ///
  /// Arrivals must come in ascending order: the windows slide.
  mutating func passes(_ row: Row, relay: Relay, _ scene: Scene) -> Bool {
    let time = scene.rows.time[Int(row)]
    let end = time.addingClamped(relay.within)
    let start = time.addingClamped(-relay.within)
    while paidLow < payments.count, payments[paidLow] <= row { paidLow += 1 }
    while paidHigh < payments.count, scene.rows.time[Int(payments[paidHigh])] <= end { paidHigh += 1 }
    while arrivedLow < arrivals.count, scene.rows.time[Int(arrivals[arrivedLow])] < start { arrivedLow += 1 }
    while arrivedHigh < arrivals.count, scene.rows.time[Int(arrivals[arrivedHigh])] <= end { arrivedHigh += 1 }
    // A payment that is later than the arrival in the ledger is no earlier in time.
    let paid = paidLow..<max(paidLow, paidHigh)
    let arrived = arrivedLow..<arrivedHigh
    if let screened = screen(paid: paid, arrived: arrived, passes: relay.passes) { return screened }
    let arrivedSum = Statistics.sum(arrivals[arrived].map { scene.rows.amount[Int($0)] })
    let paidSum = Statistics.sum(payments[paid].map { scene.rows.amount[Int($0)] })
    return arrivedSum > 0 && relay.passes.contains(paidSum / arrivedSum)
  }

  /// The answer where running sums leave no doubt.
  ///
  /// PERF: only for long windows; a node that shuttles a million payments would otherwise sum a million
  /// windows of a million.
  private func screen(paid: Range<Int>, arrived: Range<Int>, passes: Interval) -> Bool? {
    guard paid.count + arrived.count > Self.longWindow else { return nil }
    let paidSum = Self.sum(paid, paidBefore)
    let arrivedSum = Self.sum(arrived, arrivedBefore)
    guard arrivedSum.value > 2 * arrivedSum.error, arrivedSum.value > 0 else { return nil }
    let low = max(0, paidSum.value - paidSum.error) / (arrivedSum.value + arrivedSum.error) * (1 - 1e-12)
    let high = (paidSum.value + paidSum.error) / (arrivedSum.value - arrivedSum.error) * (1 + 1e-12)
    if passes.contains(low) && passes.contains(high) { return true }
    if let upper = passes.upper, low > upper.value { return false }
    if let lower = passes.lower, high < lower.value { return false }
    return nil
  }

  /// A window's sum, and how far it can be off.
  private static func sum(_ window: Range<Int>, _ before: [Double]) -> (value: Double, error: Double) {
    let value = before[window.upperBound] - before[window.lowerBound]
    return (value, before[window.upperBound] * Double(window.upperBound + 2) * 5e-16)
  }

  private static func running(_ side: [Row], _ scene: Scene) -> [Double] {
    var sums = [0.0]
    sums.reserveCapacity(side.count + 1)
    for row in side { sums.append((sums.last ?? 0) + scene.rows.amount[Int(row)]) }
    return sums
  }
}

extension Int64 {
  /// The sum, or the nearest number there is.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
