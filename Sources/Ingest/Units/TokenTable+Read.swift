import Columnar

extension TokenTable {
  /// Adds the tokens of a CSV file with the columns `address`, `symbol` and `decimals`, as ethereum-etl writes them.
  ///
  /// A token without decimals is one that is not counted in units; its transfers are left out.
  public mutating func read(path: String) throws(ImportError) {
    try read(try ImportFile(path: path).source, name: path)
  }

  mutating func read(_ source: any ByteSource, name: String) throws(ImportError) {
    var records = RecordSource(source, file: name)
    let places = try records.header(["address", "symbol", "decimals"])
    while try records.next() {
      do throws(RowError) {
        try records.record.check(count: records.names.count)
        let address = String(decoding: try records.record.address(places[0]), as: UTF8.self)
        let symbol = String(decoding: records.record.trimmed(places[1]), as: UTF8.self)
        add(address, symbol: symbol, decimals: try Self.decimals(records.record, places[2]))
      } catch { throw records.locate(error) }
    }
  }

  private static func decimals(_ record: CSVRecord, _ field: Int) throws(RowError) -> Int? {
    let text = record.trimmed(field)
    if text.isEmpty { return nil }
    // Broken contracts claim decimals past a byte; what they count cannot be told.
    guard DecimalText.isInteger(text) else { throw RowError(field: field, cause: .notAnInteger(text.string)) }
    return Int(text.string).flatMap { $0 <= BaseUnits.mostDecimals ? $0 : nil }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes as text.
  var string: String { String(decoding: self, as: UTF8.self) }
}

extension RecordSource {
  /// Reads the header and finds the columns in it, which must all be there.
  mutating func header(_ wanted: [String]) throws(ImportError) -> [Int] {
    guard try next() else { throw ImportError(file: file, line: 0, cause: .emptyTable(wanted)) }
    do {
      let header = try HeaderFields(record)
      names = header.names
      return try header.require(wanted)
    } catch { throw ImportError(file: file, line: record.line, cause: error) }
  }
}
