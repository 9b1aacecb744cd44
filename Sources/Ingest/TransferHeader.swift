import Columnar

/// Which field of a record holds which column.
struct TransferHeader {
  static let required = ["time", "from", "to", "asset", "amount"]
  static let known = ["time", "chain", "tx", "from", "to", "asset", "amount", "usd", "value"]

  let count: Int
  let time: Int
  let from: Int
  let to: Int
  let asset: Int
  let amount: Int
  let chain: Int?
  let tx: Int?
  let usd: Int?
  let value: Int?

  /// Reads the header; letters may be of either case.
  init(_ record: CSVRecord, file: String) throws(ImportError) {
    var fields: [String: Int] = [:]
    for field in 0..<record.count {
      let name = String(decoding: record.trimmed(field), as: UTF8.self)
      do {
        try Self.add(name, at: field, to: &fields, isValid: record.invalidField != field)
      } catch {
        throw ImportError(file: file, line: record.line, cause: error)
      }
    }
    let missing = Self.required.filter { fields[$0] == nil }
    guard missing.isEmpty, let time = fields["time"], let from = fields["from"], let to = fields["to"],
      let asset = fields["asset"], let amount = fields["amount"]
    else { throw ImportError(file: file, line: record.line, cause: .missingColumns(missing)) }
    (self.time, self.from, self.to, self.asset, self.amount) = (time, from, to, asset, amount)
    (chain, tx, usd, value) = (fields["chain"], fields["tx"], fields["usd"], fields["value"])
    count = record.count
  }

  private static func add(
    _ name: String, at field: Int, to fields: inout [String: Int], isValid: Bool
  ) throws(ImportError.Cause) {
    guard isValid else { throw .invalidUTF8 }
    let key = name.lowercased()
    guard known.contains(key) else { throw .unknownColumn(name) }
    guard fields.updateValue(field, forKey: key) == nil else { throw .duplicateColumn(name) }
  }
}
