extension Kernels {
  /// Keeps the bits that are in both.
  public func and(_ bitmap: inout Bitmap, _ other: Bitmap) {
    precondition(bitmap.count == other.count, "bitmaps must be as long as each other")
    guard let native else { return bitmap.formAnd(other) }
    native.and(&bitmap.words, other.words)
  }

  /// Adds the bits of the other.
  public func or(_ bitmap: inout Bitmap, _ other: Bitmap) {
    precondition(bitmap.count == other.count, "bitmaps must be as long as each other")
    guard let native else { return bitmap.formOr(other) }
    native.or(&bitmap.words, other.words)
  }

  /// Takes away the bits of the other.
  public func andNot(_ bitmap: inout Bitmap, _ other: Bitmap) {
    precondition(bitmap.count == other.count, "bitmaps must be as long as each other")
    guard let native else { return bitmap.formAndNot(other) }
    native.andNot(&bitmap.words, other.words)
  }

  /// Bits that are one.
  public func population(_ bitmap: Bitmap) -> Int { native?.population(bitmap.words) ?? bitmap.population }

  /// Replaces `rows` with the places of the bits that are one, ascending; the bitmap has at most 2^32 bits.
  public func rows(of bitmap: Bitmap, into rows: inout [UInt32]) {
    precondition(bitmap.count <= 1 << 32, "rows are numbers of 32 bits")
    rows.removeAll(keepingCapacity: true)
    guard let native else { return rows.append(contentsOf: bitmap.positions.lazy.map { UInt32($0) }) }
    rows.append(contentsOf: repeatElement(0, count: native.population(bitmap.words)))
    native.rows(of: bitmap.words, into: &rows)
  }
}
