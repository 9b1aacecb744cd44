/// One transfer as a record has it, checked.
struct TransferRow {
  /// Seconds since 1970 UTC.
  var time: Int64 = 0
  /// In whole units of the asset.
  var amount = 0.0
  var usd = Double.nan
  var from: ArraySlice<UInt8> = []
  var to: ArraySlice<UInt8> = []
  var asset: ArraySlice<UInt8> = []
  /// In lower case.
  var chain: ArraySlice<UInt8> = []
  /// Empty: the row has none.
  var tx: ArraySlice<UInt8> = []
  /// Digits; empty: the row has none.
  var value: ArraySlice<UInt8> = []
  /// Texts of the format's extra columns; empty where there is none.
  var marks: [ArraySlice<UInt8>] = []
}

/// What is wrong with a row, and in which of its fields.
struct RowError: Error {
  var field: Int?
  /// The name of a field that is no column of CSV.
  var name: String?
  var cause: ImportError.Cause
}
