import Columnar

/// A transaction as bitcoin-etl writes it, as far as transfers follow from it.
struct BitcoinTransaction {
  /// An input or an output.
  struct Side {
    /// Of its owner; several, joined by `+`, for a script that several keys own; nil if the file names none.
    var address: ArraySlice<UInt8>?
    /// In satoshi; nil if the file does not say.
    var value: BaseUnits?
    /// The kind of script: `pubkeyhash`, `witness_v0_keyhash`.
    var kind: ArraySlice<UInt8> = []
  }

  var hash: ArraySlice<UInt8> = []
  var time: Int64?
  var isCoinbase = false
  var inputs: [Side] = []
  var outputs: [Side] = []

  init(_ line: ArraySlice<UInt8>) throws(RowError) {
    var fault: RowError?
    var cursor = JSONCursor(line)
    do throws(JSONCursor.Fault) {
      try cursor.object { key, cursor throws(JSONCursor.Fault) in
        let found = try read(key, &cursor)
        fault = fault ?? found
      }
      try cursor.finish()
    } catch { throw RowError(cause: .notJSON(offset: error.offset + 1)) }
    if let fault { throw fault }
  }

  /// - Returns: what is wrong with a value that is JSON.
  private mutating func read(
    _ key: ArraySlice<UInt8>, _ cursor: inout JSONCursor
  ) throws(JSONCursor.Fault) -> RowError? {
    switch key.string {
    case "hash": hash = try cursor.string() ?? []
    case "block_timestamp":
      guard let text = try cursor.scalar() else { return nil }
      time = Timestamp.parse(text)
      if time == nil { return RowError(name: key.string, cause: .notATime(text.string)) }
    case "is_coinbase": isCoinbase = try cursor.boolean() ?? false
    case "inputs": return try Self.sides(&inputs, &cursor, named: key.string)
    case "outputs": return try Self.sides(&outputs, &cursor, named: key.string)
    default: try cursor.skip()
    }
    return nil
  }

  private static func sides(
    _ sides: inout [Side], _ cursor: inout JSONCursor, named name: String
  ) throws(JSONCursor.Fault) -> RowError? {
    var fault: RowError?
    try cursor.array { cursor throws(JSONCursor.Fault) in
      var side = Side()
      try cursor.object { key, cursor throws(JSONCursor.Fault) in
        switch key.string {
        case "addresses": side.address = try address(&cursor)
        case "type": side.kind = try cursor.string() ?? []
        case "value":
          guard let text = try cursor.scalar() else { return }
          do throws(ImportError.Cause) {
            side.value = try BaseUnits(text)
          } catch { fault = fault ?? RowError(name: "\(name).value", cause: error) }
        default: try cursor.skip()
        }
      }
      sides.append(side)
    }
    return fault
  }

  private static func address(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> ArraySlice<UInt8>? {
    var joined: ArraySlice<UInt8>?
    try cursor.array { cursor throws(JSONCursor.Fault) in
      guard let address = try cursor.string(), !address.isEmpty else { return }
      if let before = joined { joined = before + [UInt8(ascii: "+")] + address } else { joined = address }
    }
    return joined
  }
}
