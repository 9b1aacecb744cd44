import Columnar

/// What all CSV exports of Etherscan have in common, and how they are to be read.
struct EtherscanColumns {
  let hash: Int
  private let count: Int
  private let unixTime: Int?
  private let date: Int?
  private let status: Int?
  private let errorCode: Int?

  init(_ header: HeaderFields) throws(ImportError.Cause) {
    guard let hash = header["Txhash"] ?? header["Transaction Hash"] else { throw .missingColumns(["Txhash"]) }
    self.hash = hash
    (unixTime, date) = (header["UnixTimestamp"], header.first(prefix: "datetime"))
    if unixTime == nil, date == nil { throw .missingColumns(["UnixTimestamp"]) }
    (status, errorCode) = (header["Status"], header["ErrCode"])
    count = header.count
  }

  /// Rows of some exports have one field more than the header, for the private note, which is empty.
  func check(_ record: CSVRecord) throws(RowError) {
    guard record.count == count + 1 else { return try record.check(count: count) }
    try record.checkText()
  }

  func time(_ record: CSVRecord) throws(RowError) -> Int64 {
    if let unixTime, !record.trimmed(unixTime).isEmpty { return try record.time(unixTime) }
    return try record.time(date ?? unixTime ?? 0)
  }

  /// `Status` says `Error(0)` of transactions that failed, and nothing, 0 or 1 of others; `ErrCode` says why.
  func hasFailed(_ record: CSVRecord) -> Bool {
    if let status, AddressText.lowercased(record.trimmed(status)).starts(with: "err".utf8) { return true }
    return errorCode.map { !record.trimmed($0).isEmpty } ?? false
  }

  /// A number without the commas between its thousands; nil for an empty field.
  func figure(_ record: CSVRecord, _ field: Int) throws(RowError) -> ArraySlice<UInt8>? {
    var text = record.trimmed(field)
    if text.isEmpty { return nil }
    if text.contains(UInt8(ascii: ",")) {
      guard Self.hasThousands(text) else { throw RowError(field: field, cause: .notANumber(text.string)) }
      text.removeAll { $0 == UInt8(ascii: ",") }
    }
    return text
  }

  /// A sum in USD as the explorer shows it, `$1,234.5`; nil for `N/A` and everything else that is no number.
  func optionalFigure(_ record: CSVRecord, _ field: Int) -> Double? {
    let text = record.trimmed(field).filter { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "$") }
    do { return try DecimalText.parse(text[...]) } catch { return nil }
  }

  /// Whether commas stand before groups of three digits, and nowhere else: `1,5` may be one and a half somewhere.
  private static func hasThousands(_ text: ArraySlice<UInt8>) -> Bool {
    let whole = text.prefix { $0 != UInt8(ascii: ".") }
    let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count) else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
      && !text[whole.endIndex...].contains(UInt8(ascii: ","))
  }
}
