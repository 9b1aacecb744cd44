import Columnar

extension CSVRecord {
  /// Checks that the record has as many fields as the header, all of them text.
  func check(count expected: Int) throws(RowError) {
    guard count == expected else { throw RowError(cause: .fieldCount(expected: expected, actual: count)) }
    try checkText()
  }

  func checkText() throws(RowError) {
    if let field = invalidField { throw RowError(field: field, cause: .invalidUTF8) }
  }

  /// A field that must not be empty.
  func text(_ field: Int) throws(RowError) -> ArraySlice<UInt8> {
    let text = trimmed(field)
    guard !text.isEmpty else { throw RowError(field: field, cause: .emptyField) }
    return text
  }

  /// An address in the form in which archives have it.
  func address(_ field: Int) throws(RowError) -> ArraySlice<UInt8> { AddressText.canonical(try text(field)) }

  /// Seconds since 1970 UTC.
  func time(_ field: Int) throws(RowError) -> Int64 {
    let text = try text(field)
    guard let time = Timestamp.parse(text) else {
      throw RowError(field: field, cause: .notATime(String(decoding: text, as: UTF8.self)))
    }
    return time
  }

  /// A number that is finite and not negative.
  func number(_ field: Int) throws(RowError) -> Double {
    let text = try text(field)
    do { return try DecimalText.parse(text) } catch { throw RowError(field: field, cause: error) }
  }

  /// An exact figure in base units.
  func units(_ field: Int) throws(RowError) -> BaseUnits {
    let text = try text(field)
    do { return try BaseUnits(text) } catch { throw RowError(field: field, cause: error) }
  }
}
