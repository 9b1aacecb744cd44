import Kernels
import Testing

@Suite("Kernels")
struct KernelTests {
  /// 0 to 200 covers every rest of a word and of a vector; the last is a batch.
  private static let lengths = Array(0...200) + [1_000, 65_535, 65_536]
  private static let doubles: [Double] = [
    0, -0.0, 1, -1, 1.0.nextUp, 1.0.nextDown, .infinity, -.infinity, .nan, -.nan, .signalingNaN,
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 100.25,
  ]
  private static let integers: [Int64] = [.min, .min + 1, -1, 0, 1, 5, .max - 1, .max, 1 << 32, -(1 << 32)]

  /// What a test gives for every row, in the plainest way there is.
  private func rows(_ count: Int, _ test: (Int) -> Bool) -> Bitmap { Bitmap((0..<count).map(test)) }

  private func doubles(_ count: Int) -> [Double] {
    (0..<count).map { _ in Int.random(in: 0..<3) == 0 ? .random(in: -2...2) : Self.doubles.randomElement() ?? 0 }
  }

  private func bounds() -> [Kernels.Bound?] {
    [nil] + Self.doubles.flatMap { [.inclusive($0), .exclusive($0)] }
  }

  @Test("floats are compared with every kind of bound, NaN never passes", arguments: Kernels.available)
  func floats(_ kernels: Kernels) {
    let values = doubles(100)
    var bitmap = Bitmap(count: 0)
    for lower in bounds() {
      for upper in bounds() {
        kernels.select(values.span, from: lower, to: upper, into: &bitmap)
        let expected = rows(values.count) { isInside(values[$0], lower, upper) }
        #expect(bitmap == expected, "\(kernels.version) \(String(describing: lower)) \(String(describing: upper))")
      }
    }
  }

  private func isInside(_ value: Double, _ lower: Kernels.Bound?, _ upper: Kernels.Bound?) -> Bool {
    if value.isNaN { return false }
    if case .inclusive(let limit) = lower, !(value >= limit) { return false }
    if case .exclusive(let limit) = lower, !(value > limit) { return false }
    if case .inclusive(let limit) = upper, !(value <= limit) { return false }
    if case .exclusive(let limit) = upper, !(value < limit) { return false }
    return true
  }

  @Test("floats of every length", arguments: Kernels.available)
  func floatLengths(_ kernels: Kernels) {
    var bitmap = Bitmap(count: 99, repeating: true)
    for length in Self.lengths {
      let values = doubles(length)
      kernels.select(values.span, from: .exclusive(-1), to: .inclusive(1), into: &bitmap)
      #expect(bitmap == rows(length) { values[$0] > -1 && values[$0] <= 1 }, "\(length)")
    }
  }

  @Test("integers lie between two bounds", arguments: Kernels.available)
  func integers(_ kernels: Kernels) {
    var bitmap = Bitmap(count: 99, repeating: true)
    for length in Self.lengths {
      let values = (0..<length).map { _ in Bool.random() ? Int64.random(in: -3...3) : Self.integers.randomElement() ?? 0
      }
      kernels.select(values.span, into: &bitmap)
      #expect(bitmap.population == length)
      let lower = Self.integers.randomElement() ?? 0
      let upper = Self.integers.randomElement() ?? 0
      kernels.select(values.span, from: lower, through: upper, into: &bitmap)
      #expect(bitmap == rows(length) { values[$0] >= lower && values[$0] <= upper }, "\(length) \(lower) \(upper)")
    }
  }

  @Test("every pair of extreme integer bounds", arguments: Kernels.available)
  func integerBounds(_ kernels: Kernels) {
    let values = (0..<100).map { Self.integers[$0 % Self.integers.count] }
    var bitmap = Bitmap(count: 0)
    for lower in Self.integers {
      for upper in Self.integers {
        kernels.select(values.span, from: lower, through: upper, into: &bitmap)
        #expect(bitmap == rows(100) { values[$0] >= lower && values[$0] <= upper })
      }
    }
  }

  @Test("codes equal a code, and columns differ", arguments: Kernels.available)
  func codes(_ kernels: Kernels) {
    var bitmap = Bitmap(count: 99, repeating: true)
    for length in Self.lengths {
      let values = (0..<length).map { _ in Bool.random() ? Int32.random(in: 0...2) : .random(in: .min ... .max) }
      let others = values.map { Bool.random() ? $0 : .random(in: -1...2) }
      for code: Int32 in [1, -1, .min, .max] {
        kernels.select(values.span, equalTo: code, into: &bitmap)
        #expect(bitmap == rows(length) { values[$0] == code })
      }
      kernels.select(values.span, differingFrom: others.span, into: &bitmap)
      #expect(bitmap == rows(length) { values[$0] != others[$0] }, "\(length)")
    }
  }

  @Test("codes are in a set, and those outside its range are not", arguments: Kernels.available)
  func members(_ kernels: Kernels) {
    var bitmap = Bitmap(count: 99, repeating: true)
    for size in [0, 1, 31, 32, 33, 64, 65, 1_000] {
      let set = Bitmap((0..<size).map { _ in Bool.random() })
      for length in Self.lengths where length < 140 || size == 1_000 {
        let values = (0..<length).map { _ in code(near: size) }
        kernels.select(values.span, in: set, into: &bitmap)
        #expect(bitmap == rows(length) { (0..<size).contains(Int(values[$0])) && set[Int(values[$0])] }, "\(length)")
      }
    }
  }

  private func code(near size: Int) -> Int32 {
    switch Int.random(in: 0..<6) {
    case 0: .random(in: .min ... .max)
    case 1: [.min, .max, -1, 0, -64, .max - 63].randomElement() ?? 0
    case 2: Int32(size) + .random(in: -2...2)
    default: .random(in: 0...Int32(size))
    }
  }

  @Test("bitmaps are combined, counted and turned into rows", arguments: Kernels.available)
  func bits(_ kernels: Kernels) {
    var found: [UInt32] = [9, 9, 9]
    for length in Self.lengths {
      let density = Int.random(in: 1...8)
      let a = Bitmap((0..<length).map { _ in Int.random(in: 0..<8) < density })
      let b = Bitmap((0..<length).map { _ in Bool.random() })
      var (and, or, andNot) = (a, a, a)
      kernels.and(&and, b)
      kernels.or(&or, b)
      kernels.andNot(&andNot, b)
      #expect(and == rows(length) { a[$0] && b[$0] })
      #expect(or == rows(length) { a[$0] || b[$0] })
      #expect(andNot == rows(length) { a[$0] && !b[$0] })
      kernels.rows(of: a, into: &found)
      #expect(found == (0..<length).filter { a[$0] }.map { UInt32($0) })
      #expect(kernels.population(a) == found.count && a.population == found.count)
    }
  }
}
