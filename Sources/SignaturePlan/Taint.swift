/// How a payment out of mixed funds shares in their taint.
public enum TaintPolicy: String, Sendable, Hashable, CaseIterable, Codable {
  /// What came first goes first.
  case fifo
  /// Every payment carries the share of taint that the balance has.
  case haircut
  /// Every payment after a tainted arrival is tainted.
  case poison
}

/// What one address holds of the funds that a trace follows, in one asset.
///
/// It starts empty when the first tainted funds reach the address: what lay there before is not known. Sums run in
/// ledger order, so that every matcher gets the same bits.
public struct TaintAccount: Sendable {
  private let policy: TaintPolicy
  /// Seconds after which resting funds are followed no longer.
  private let rest: Int64
  /// `fifo`: what lies here, oldest first.
  private var lots: [Lot] = []
  private var front = 0
  /// `haircut`: units in all, and tainted ones.
  private var total = 0.0
  private var tainted = 0.0
  /// `haircut`, `poison`: the last tainted arrival, and the smallest depth of those not expired together.
  private var latest = Int64.min
  private var depth = Int.max

  private struct Lot {
    var amount: Double
    /// Nil for clean funds.
    var taint: (depth: Int, time: Int64)?
  }

  public init(policy: TaintPolicy, rest: Int64) {
    self.policy = policy
    self.rest = rest
  }

  /// What a payment carries: tainted units, and the smallest depth of what it carries; 0 units where it is clean.
  public struct Carried: Sendable, Hashable {
    public var tainted: Double
    public var depth: Int
  }

  /// Notes an arrival of so many units, so many of them tainted.
  public mutating func arrive(_ amount: Double, tainted part: Double, depth: Int, time: Int64) {
    let part = Swift.min(part, amount)
    switch policy {
    case .fifo:
      if part > 0 { lots.append(Lot(amount: part, taint: (depth, time))) }
      if amount > part { lots.append(Lot(amount: amount - part, taint: nil)) }
    case .haircut, .poison:
      if isExpired(latest, at: time) { forget() }
      total += amount
      guard part > 0 else { return }
      tainted += part
      latest = time
      self.depth = Swift.min(self.depth, depth)
    }
  }

  /// Notes a payment of so many units, which is never more than lies here where that is known.
  public mutating func pay(_ amount: Double, time: Int64) -> Carried {
    switch policy {
    case .fifo: return payFirst(amount, time: time)
    case .haircut:
      if isExpired(latest, at: time) { forget() }
      let paid = Swift.min(amount, total)
      let carried = total > 0 ? paid * (tainted / total) : 0
      total -= paid
      tainted = Swift.max(0, tainted - carried)
      return carried > 0 ? Carried(tainted: carried, depth: depth) : Carried(tainted: 0, depth: 0)
    case .poison:
      if isExpired(latest, at: time) { forget() }
      return tainted > 0 ? Carried(tainted: amount, depth: depth) : Carried(tainted: 0, depth: 0)
    }
  }

  private mutating func payFirst(_ amount: Double, time: Int64) -> Carried {
    var left = amount
    var carried = Carried(tainted: 0, depth: .max)
    while left > 0, front < lots.count {
      let taken = Swift.min(left, lots[front].amount)
      if let taint = lots[front].taint, !isExpired(taint.time, at: time) {
        carried.tainted += taken
        carried.depth = Swift.min(carried.depth, taint.depth)
      }
      left -= taken
      lots[front].amount -= taken
      if lots[front].amount <= 0 { front += 1 }
    }
    return carried.tainted > 0 ? carried : Carried(tainted: 0, depth: 0)
  }

  private func isExpired(_ arrival: Int64, at time: Int64) -> Bool {
    guard arrival != .min else { return false }
    let (age, overflow) = time.subtractingReportingOverflow(arrival)
    return overflow || age > rest
  }

  private mutating func forget() {
    tainted = 0
    latest = .min
    depth = .max
  }
}
