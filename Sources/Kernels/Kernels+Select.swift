extension Kernels {
  /// One end of a range of floats.
  public enum Bound: Sendable, Equatable {
    /// The value itself lies in the range.
    case inclusive(Double)
    /// The value itself lies outside.
    case exclusive(Double)
  }

  /// Marks the values between two bounds; a missing bound holds nothing back.
  ///
  /// NaN never passes, whatever the bounds, and nothing passes a bound that is NaN; -0.0 equals 0.0.
  public func select(_ values: Span<Double>, from lower: Bound?, to upper: Bound?, into bitmap: inout Bitmap) {
    bitmap.reset(count: values.count)
    guard let native else { return Scalar.select(values, from: lower, to: upper, into: &bitmap) }
    native.select(values, from: Self.lowest(lower), through: Self.highest(upper), into: &bitmap.words)
  }

  /// Marks the values between two bounds, both inclusive.
  public func select(
    _ values: Span<Int64>, from lower: Int64 = .min, through upper: Int64 = .max, into bitmap: inout Bitmap
  ) {
    bitmap.reset(count: values.count)
    guard let native else { return Scalar.select(values, from: lower, through: upper, into: &bitmap) }
    native.select(values, from: lower, through: upper, into: &bitmap.words)
  }

  /// Marks the codes that equal one.
  public func select(_ codes: Span<Int32>, equalTo code: Int32, into bitmap: inout Bitmap) {
    bitmap.reset(count: codes.count)
    guard let native else { return Scalar.select(codes, equalTo: code, into: &bitmap) }
    native.select(codes, equalTo: code, into: &bitmap.words)
  }

  /// Marks the codes whose bit in `set` is one; codes that are negative or past its end are not in it.
  public func select(_ codes: Span<Int32>, in set: Bitmap, into bitmap: inout Bitmap) {
    bitmap.reset(count: codes.count)
    guard let native else { return Scalar.select(codes, in: set, into: &bitmap) }
    native.select(codes, in: set, into: &bitmap.words)
  }

  /// Marks the rows in which two columns differ; the columns must be as long as each other.
  public func select(_ codes: Span<Int32>, differingFrom others: Span<Int32>, into bitmap: inout Bitmap) {
    precondition(codes.count == others.count, "columns must be as long as each other")
    bitmap.reset(count: codes.count)
    guard let native else { return Scalar.select(codes, differingFrom: others, into: &bitmap) }
    native.select(codes, differingFrom: others, into: &bitmap.words)
  }

  // MARK: Bounds

  /// The least double inside a lower bound. Past infinity there is none: no value is at least NaN.
  private static func lowest(_ bound: Bound?) -> Double {
    switch bound {
    case .inclusive(let value): value
    case .exclusive(let value): value == .infinity ? .nan : value.nextUp
    case nil: -.infinity
    }
  }

  /// The greatest double inside an upper bound, or NaN.
  private static func highest(_ bound: Bound?) -> Double {
    switch bound {
    case .inclusive(let value): value
    case .exclusive(let value): value == -.infinity ? .nan : value.nextDown
    case nil: .infinity
    }
  }
}
