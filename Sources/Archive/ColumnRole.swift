/// The columns that have a meaning, in the order in which they are written.
enum ColumnRole: Int, CaseIterable, Sendable {
  case time, chain, tx, from, to, asset, amount, value, usd

  /// The name in the file.
  var name: String { "\(self)" }

  /// Whether a file without it cannot be read; `chain` may be named in the metadata.
  var isRequired: Bool {
    switch self {
    case .time, .from, .to, .asset, .amount: true
    case .chain, .tx, .value, .usd: false
    }
  }
}
