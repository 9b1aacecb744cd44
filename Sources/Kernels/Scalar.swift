/// The kernels row by row, for reading: what the faster ones are compared with.
enum Scalar {
  static func select(
    _ values: Span<Double>, from lower: Kernels.Bound?, to upper: Kernels.Bound?, into bitmap: inout Bitmap
  ) {
    for row in values.indices {
      let value = values[row]
      bitmap[row] = !value.isNaN && isAbove(value, lower) && isBelow(value, upper)
    }
  }

  static func select(_ values: Span<Int64>, from lower: Int64, through upper: Int64, into bitmap: inout Bitmap) {
    for row in values.indices { bitmap[row] = values[row] >= lower && values[row] <= upper }
  }

  static func select(_ codes: Span<Int32>, equalTo code: Int32, into bitmap: inout Bitmap) {
    for row in codes.indices { bitmap[row] = codes[row] == code }
  }

  static func select(_ codes: Span<Int32>, in set: Bitmap, into bitmap: inout Bitmap) {
    for row in codes.indices {
      let code = Int(codes[row])
      bitmap[row] = code >= 0 && code < set.count && set[code]
    }
  }

  static func select(_ codes: Span<Int32>, differingFrom others: Span<Int32>, into bitmap: inout Bitmap) {
    for row in codes.indices { bitmap[row] = codes[row] != others[row] }
  }

  private static func isAbove(_ value: Double, _ bound: Kernels.Bound?) -> Bool {
    switch bound {
    case .inclusive(let limit): value >= limit
    case .exclusive(let limit): value > limit
    case nil: true
    }
  }

  private static func isBelow(_ value: Double, _ bound: Kernels.Bound?) -> Bool {
    switch bound {
    case .inclusive(let limit): value <= limit
    case .exclusive(let limit): value < limit
    case nil: true
    }
  }
}
