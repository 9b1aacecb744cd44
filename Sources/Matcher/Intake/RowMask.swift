import Kernels
import SignaturePlan

/// Turns conditions on rows alone into bitmaps, each distinct test evaluated once over the same rows.
struct RowMask {
  let kernels: Kernels
  private var known: [Check: Bitmap] = [:]

  /// A test that no kernel decides is asked row by row where fewer than one row in so many is left.
  private static let sparse = 16

  init(_ kernels: Kernels) { self.kernels = kernels }

  /// The rows that satisfy a condition made of row tests; the rows and sets must be the same in every call.
  mutating func bits(
    _ condition: Logic<Check>, _ rows: borrowing Rows, _ sets: borrowing NodeSets
  ) -> Bitmap {
    switch condition {
    case .test(let check): return bits(check, rows, sets)
    case .all(let parts):
      var all = Bitmap(count: rows.count, repeating: true)
      for part in parts where !part.isCostly { kernels.and(&all, bits(part, rows, sets)) }
      for part in parts where part.isCostly { narrow(&all, to: part, rows, sets) }
      return all
    case .any(let parts):
      var any = Bitmap(count: rows.count)
      for part in parts { kernels.or(&any, bits(part, rows, sets)) }
      return any
    case .not(let part):
      var rest = Bitmap(count: rows.count, repeating: true)
      kernels.andNot(&rest, bits(part, rows, sets))
      return rest
    }
  }

  /// Keeps the rows that satisfy one more condition.
  private mutating func narrow(
    _ bits: inout Bitmap, to condition: Logic<Check>, _ rows: borrowing Rows, _ sets: borrowing NodeSets
  ) {
    guard case .test(let check) = condition, known[check] == nil,
      kernels.population(bits) < rows.count / Self.sparse
    else { return kernels.and(&bits, self.bits(condition, rows, sets)) }
    var left: [UInt32] = []
    kernels.rows(of: bits, into: &left)
    for row in left where !rows.holds(check, Int(row), sets) { bits[Int(row)] = false }
  }

  private mutating func bits(_ check: Check, _ rows: borrowing Rows, _ sets: borrowing NodeSets) -> Bitmap {
    if let bits = known[check] { return bits }
    let bits = evaluate(check, rows, sets)
    known[check] = bits
    return bits
  }

  private func evaluate(_ check: Check, _ rows: borrowing Rows, _ sets: borrowing NodeSets) -> Bitmap {
    var bits = Bitmap(count: 0)
    switch check {
    case .interval(.amount, let interval): select(rows.amount.span, interval, into: &bits)
    case .interval(.usd, let interval): select(rows.value.span, interval, into: &bits)
    case .interval(let attribute, let interval): bits = numbers(.attribute(attribute), in: interval, rows, sets)
    case .term(let term, let interval): bits = numbers(term, in: interval, rows, sets)
    case .chain(let codes): kernels.select(rows.chain.span, in: Bitmap(codes: codes), into: &bits)
    case .asset(let codes): kernels.select(rows.asset.span, in: Bitmap(codes: codes), into: &bits)
    case .member(.from, let set): kernels.select(rows.from.span, in: sets.members(of: set), into: &bits)
    case .member(.to, let set): kernels.select(rows.to.span, in: sets.members(of: set), into: &bits)
    case .fresh(let end):
      var fresh: [Int32] = []
      fresh.reserveCapacity(rows.count)
      for row in 0..<rows.count { fresh.append(rows.past[row].isFresh(end) ? 1 : 0) }
      kernels.select(fresh.span, equalTo: 1, into: &bits)
    case .relay, .lookalike, .same, .inGroup: preconditionFailure("not a test of a row alone")
    }
    return bits
  }

  private func select(_ values: Span<Double>, _ interval: Interval, into bits: inout Bitmap) {
    kernels.select(values, from: interval.lower?.limit, to: interval.upper?.limit, into: &bits)
  }

  /// The rows for which a term lies in an interval, worked out a stretch of a column after another.
  private func numbers(
    _ term: Term, in interval: Interval, _ rows: borrowing Rows, _ sets: borrowing NodeSets
  ) -> Bitmap {
    var all = Bitmap(count: 0)
    var stretch = Bitmap(count: 0)
    for start in stride(from: 0, to: rows.count, by: Self.stretch) {
      let column = rows.column(term, start..<min(start + Self.stretch, rows.count), sets)
      select(column.span, interval, into: &stretch)
      all.append(stretch)
    }
    return all
  }

  /// Rows whose numbers are worked out at once: as many bits as whole words hold.
  private static let stretch = 4_096
}

extension Logic<Check> {
  /// Whether some test in it is decided by no kernel.
  fileprivate var isCostly: Bool {
    tests.contains { check in
      switch check {
      case .interval(.amount, _), .interval(.usd, _), .chain, .asset, .member: false
      default: true
      }
    }
  }
}

extension Interval.Bound {
  /// The same bound as the kernels take it.
  fileprivate var limit: Kernels.Bound { inclusive ? .inclusive(value) : .exclusive(value) }
}

/// By step number, the rows that satisfy what rows alone decide of a program's conditions.
struct ProgramBits: Sendable {
  let member: [Bitmap]
  let first: [Bitmap]

  /// For a program that has nothing to try.
  static let empty = ProgramBits(member: [], first: [])

  private init(member: [Bitmap], first: [Bitmap]) {
    self.member = member
    self.first = first
  }

  init(_ program: Program, _ mask: inout RowMask, _ scene: Scene) {
    var (member, first): ([Bitmap], [Bitmap]) = ([], [])
    for step in program.steps {
      member.append(mask.bits(step.member.row, scene.rows, scene.sets))
      first.append(mask.bits(step.first.row, scene.rows, scene.sets))
    }
    self.member = member
    self.first = first
  }
}
