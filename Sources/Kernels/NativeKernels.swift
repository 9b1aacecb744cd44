import CKernels
import Glibc

/// The C kernels of one version, called with memory that Swift has checked.
///
/// INVARIANT: `out` holds the words of a bitmap of as many bits as there are values, which the callers in
/// `Kernels+Select.swift` and `Kernels+Bits.swift` see to. The C functions read and write exactly the values and words
/// that `CKernels.h` promises, keep no pointer, and touch nothing where a count is 0.
@safe struct NativeKernels: @unchecked Sendable {
  private let table: sluice_kernels

  /// nil for the version that is not C; the version must be available.
  init?(_ version: Kernels.Version) {
    switch version {
    case .scalar: return nil
    case .portable: table = sluice_kernels_portable()
    case .avx2: table = sluice_kernels_avx2()
    }
  }

  func select(_ values: Span<Double>, from lower: Double, through upper: Double, into out: inout [UInt64]) {
    precondition(out.count == (values.count + 63) / 64)
    unsafe values.withUnsafeBufferPointer { values in
      unsafe out.withUnsafeMutableBufferPointer { out in
        unsafe table.f64_interval(values.baseAddress, values.count, lower, upper, out.baseAddress)
      }
    }
  }

  func select(_ values: Span<Int64>, from lower: Int64, through upper: Int64, into out: inout [UInt64]) {
    precondition(out.count == (values.count + 63) / 64)
    unsafe values.withUnsafeBufferPointer { values in
      unsafe out.withUnsafeMutableBufferPointer { out in
        unsafe table.i64_interval(values.baseAddress, values.count, lower, upper, out.baseAddress)
      }
    }
  }

  func select(_ codes: Span<Int32>, equalTo code: Int32, into out: inout [UInt64]) {
    precondition(out.count == (codes.count + 63) / 64)
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe out.withUnsafeMutableBufferPointer { out in
        unsafe table.i32_equal(codes.baseAddress, codes.count, code, out.baseAddress)
      }
    }
  }

  func select(_ codes: Span<Int32>, in set: Bitmap, into out: inout [UInt64]) {
    precondition(out.count == (codes.count + 63) / 64 && set.words.count == (set.count + 63) / 64)
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe set.words.withUnsafeBufferPointer { words in
        unsafe out.withUnsafeMutableBufferPointer { out in
          unsafe table.i32_member(codes.baseAddress, codes.count, words.baseAddress, set.count, out.baseAddress)
        }
      }
    }
  }

  func select(_ codes: Span<Int32>, differingFrom others: Span<Int32>, into out: inout [UInt64]) {
    precondition(out.count == (codes.count + 63) / 64 && codes.count == others.count)
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe others.withUnsafeBufferPointer { others in
        unsafe out.withUnsafeMutableBufferPointer { out in
          unsafe table.i32_differ(codes.baseAddress, others.baseAddress, codes.count, out.baseAddress)
        }
      }
    }
  }

  // MARK: Bits

  func and(_ a: inout [UInt64], _ b: [UInt64]) { unsafe combine(&a, b, table.bits_and) }

  func or(_ a: inout [UInt64], _ b: [UInt64]) { unsafe combine(&a, b, table.bits_or) }

  func andNot(_ a: inout [UInt64], _ b: [UInt64]) { unsafe combine(&a, b, table.bits_and_not) }

  private func combine(
    _ a: inout [UInt64], _ b: [UInt64],
    _ kernel: @convention(c) (UnsafeMutablePointer<UInt64>?, UnsafePointer<UInt64>?, Int) -> Void
  ) {
    precondition(a.count == b.count)
    unsafe a.withUnsafeMutableBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in unsafe kernel(a.baseAddress, b.baseAddress, a.count) }
    }
  }

  func population(_ words: [UInt64]) -> Int {
    unsafe words.withUnsafeBufferPointer { unsafe table.bits_count($0.baseAddress, $0.count) }
  }

  /// `rows` has as many places as bits are one.
  func rows(of words: [UInt64], into rows: inout [UInt32]) {
    precondition(rows.count == population(words))
    unsafe words.withUnsafeBufferPointer { words in
      unsafe rows.withUnsafeMutableBufferPointer { rows in
        unsafe table.bits_rows(words.baseAddress, words.count, rows.baseAddress)
      }
    }
  }
}

extension Kernels.Version {
  /// Whether this processor runs the version.
  public var isAvailable: Bool { self == .avx2 ? sluice_has_avx2() : true }
}

extension Kernels {
  /// A variable of the environment; nil if it is not set.
  static func environment(_ name: String) -> String? {
    // INVARIANT: getenv returns a C string, or nil; it is copied before anything changes the environment.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
