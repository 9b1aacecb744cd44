import Columnar

/// Gathers a `TextColumn`.
struct TextColumnBuilder {
  private var texts = Interner()
  private var codes: [Int32] = []

  mutating func append(_ utf8: ArraySlice<UInt8>) { codes.append(utf8.isEmpty ? -1 : texts.intern(utf8: utf8)) }

  /// The column; nil if no row has a text.
  consuming func finish() -> TextColumn? {
    guard texts.count > 0 else { return nil }
    var column = TextColumn()
    column.texts = texts.table
    column.codes = codes
    return column
  }
}
