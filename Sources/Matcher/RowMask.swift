import Kernels
import SignaturePlan

/// Turns conditions on rows alone into bitmaps, each distinct test evaluated once.
struct RowMask {
  let rows: Rows
  let sets: NodeSets
  let kernels: Kernels
  private var known: [Check: Bitmap] = [:]

  init(rows: Rows, sets: NodeSets, kernels: Kernels) {
    self.rows = rows
    self.sets = sets
    self.kernels = kernels
  }

  /// The rows that satisfy a condition made of row tests.
  mutating func bits(_ condition: Logic<Check>) -> Bitmap {
    switch condition {
    case .test(let check): return bits(check)
    case .all(let parts):
      var all = Bitmap(count: rows.count, repeating: true)
      for part in parts { kernels.and(&all, bits(part)) }
      return all
    case .any(let parts):
      var any = Bitmap(count: rows.count)
      for part in parts { kernels.or(&any, bits(part)) }
      return any
    case .not(let part):
      var rest = Bitmap(count: rows.count, repeating: true)
      kernels.andNot(&rest, bits(part))
      return rest
    }
  }

  private mutating func bits(_ check: Check) -> Bitmap {
    if let bits = known[check] { return bits }
    let bits = evaluate(check)
    known[check] = bits
    return bits
  }

  private func evaluate(_ check: Check) -> Bitmap {
    var bits = Bitmap(count: rows.count)
    switch check {
    case .interval(.amount, let interval):
      kernels.select(rows.amount.span, from: interval.lower?.limit, to: interval.upper?.limit, into: &bits)
    case .interval(.usd, let interval):
      kernels.select(rows.value.span, from: interval.lower?.limit, to: interval.upper?.limit, into: &bits)
    case .interval(.time, let interval):
      for row in 0..<rows.count where interval.contains(Double(rows.time[row])) { bits[row] = true }
    case .interval(let attribute, let interval):
      for row in 0..<rows.count where interval.contains(rows.number(attribute, row, sets)) { bits[row] = true }
    case .term(let term, let interval):
      for row in 0..<rows.count where rows.holds(term, interval, row, sets) { bits[row] = true }
    case .chain(let codes): kernels.select(rows.chain.span, in: Bitmap(codes: codes), into: &bits)
    case .asset(let codes): kernels.select(rows.asset.span, in: Bitmap(codes: codes), into: &bits)
    case .member(.from, let set): kernels.select(rows.from.span, in: sets.members(of: set), into: &bits)
    case .member(.to, let set): kernels.select(rows.to.span, in: sets.members(of: set), into: &bits)
    case .fresh(.from): for row in 0..<rows.count where rows.past[row].senderIsFresh { bits[row] = true }
    case .fresh(.to): for row in 0..<rows.count where rows.past[row].receiverIsFresh { bits[row] = true }
    case .relay, .lookalike, .same, .inGroup: preconditionFailure("not a test of a row alone")
    }
    return bits
  }
}

extension Interval.Bound {
  /// The same bound as the kernels take it.
  fileprivate var limit: Kernels.Bound { inclusive ? .inclusive(value) : .exclusive(value) }
}
