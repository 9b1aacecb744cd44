import Columnar

/// A row of IBM's AMLworld data: a payment from an account at a bank to another.
///
/// Accounts are named `BANK:ACCOUNT`, currencies by their ISO codes. The amount is what was paid; where another
/// currency was received, the column `received` says how much of it.
struct AMLworldRecord {
  static let marks = ["payment_format", "laundering", "received"]

  /// The fields, in the order of the file: two of them are called `Account`.
  private enum Field: Int {
    case time, fromBank, fromAccount, toBank, toAccount, received, receivedCurrency, paid, paidCurrency, format, isBad
  }

  static let fieldCount = 11

  static func read(_ record: CSVRecord) throws(RowError) -> TransferRow {
    try record.check(count: fieldCount)
    var row = TransferRow(chain: Array("bank".utf8)[...])
    row.time = try record.time(Field.time.rawValue)
    row.from = try account(record, .fromBank, .fromAccount)
    row.to = try account(record, .toBank, .toAccount)
    row.amount = try record.number(Field.paid.rawValue)
    row.asset = code(try record.text(Field.paidCurrency.rawValue))
    let isBad = try record.text(Field.isBad.rawValue)
    guard isBad.elementsEqual("0".utf8) || isBad.elementsEqual("1".utf8) else {
      throw RowError(field: Field.isBad.rawValue, cause: .notZeroOrOne(isBad.string))
    }
    row.marks = [record.trimmed(Field.format.rawValue), isBad, try received(record)]
    return row
  }

  private static func account(_ record: CSVRecord, _ bank: Field, _ account: Field) throws(RowError) -> ArraySlice<
    UInt8
  > {
    try record.text(bank.rawValue) + [UInt8(ascii: ":")] + record.text(account.rawValue)
  }

  /// What was received, where it is another currency.
  private static func received(_ record: CSVRecord) throws(RowError) -> ArraySlice<UInt8> {
    let currency = try record.text(Field.receivedCurrency.rawValue)
    if currency == record.trimmed(Field.paidCurrency.rawValue) { return [] }
    _ = try record.number(Field.received.rawValue)
    return record.trimmed(Field.received.rawValue) + [UInt8(ascii: " ")] + code(currency)
  }

  private static func code(_ currency: ArraySlice<UInt8>) -> ArraySlice<UInt8> { codes[currency] ?? currency }

  private static let codes: [ArraySlice<UInt8>: ArraySlice<UInt8>] = {
    let names = [
      "US Dollar": "USD", "Euro": "EUR", "Yuan": "CNY", "Swiss Franc": "CHF", "Shekel": "ILS", "Rupee": "INR",
      "UK Pound": "GBP", "Yen": "JPY", "Canadian Dollar": "CAD", "Australian Dollar": "AUD", "Mexican Peso": "MXN",
      "Ruble": "RUB", "Saudi Riyal": "SAR", "Brazil Real": "BRL", "Bitcoin": "BTC",
    ]
    return Dictionary(uniqueKeysWithValues: names.map { (Array($0.key.utf8)[...], Array($0.value.utf8)[...]) })
  }()
}

/// `HI-Small_Trans.csv` and its like.
struct AMLworldTransactions: RecordFormat {
  let marks = AMLworldRecord.marks

  /// Checks that the header is the one of these files, with whatever a second `Account` has become in other hands.
  init(_ header: HeaderFields) throws(ImportError.Cause) {
    _ = try header.require(["From Bank", "To Bank", "Amount Paid", "Payment Currency", "Is Laundering"])
    guard header.count == AMLworldRecord.fieldCount, header["Is Laundering"] == AMLworldRecord.fieldCount - 1 else {
      throw .fieldCount(expected: AMLworldRecord.fieldCount, actual: header.count)
    }
  }

  func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    rows.append(try AMLworldRecord.read(record))
    return nil
  }
}
