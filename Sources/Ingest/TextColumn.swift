import Columnar

/// A column of texts of which some may be missing: distinct texts, and a code for each row.
///
/// Transfers of one transaction share its id, so this takes less than the text row by row.
public struct TextColumn: Sendable, Equatable {
  /// The distinct texts.
  public var texts = StringTable()
  /// For each row its text's code, or -1 where it has none.
  public var codes: [Int32] = []

  public init() {}

  /// Rows.
  public var count: Int { codes.count }

  /// The text of a row; nil where it has none.
  public subscript(row: Int) -> String? { codes[row] < 0 ? nil : texts[Int(codes[row])] }

  /// The bytes of a row's text; nil where it has none.
  public func utf8(_ row: Int) -> ArraySlice<UInt8>? { codes[row] < 0 ? nil : texts.utf8(Int(codes[row])) }

  /// Puts the rows into another order: row `i` becomes what row `order[i]` is.
  mutating func reorder(_ order: [Int32]) { codes = order.map { codes[Int($0)] } }
}
