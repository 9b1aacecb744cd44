import Columnar

/// `HI-Small_Patterns.txt` and its like: the laundering attempts of AMLworld data, each a block of transactions.
///
/// The columns `typology` and `attempt` say to which attempt a transfer belongs, counted from 1.
struct AMLworldPatterns: RecordFormat {
  let marks = AMLworldRecord.marks + ["typology", "attempt"]
  /// The typology of the block at hand.
  private var typology: ArraySlice<UInt8>?
  private var attempt = 0

  static let begin = Array("BEGIN LAUNDERING ATTEMPT".utf8)
  private static let end = Array("END LAUNDERING ATTEMPT".utf8)

  mutating func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    let first = record.trimmed(0)
    if first.starts(with: Self.begin) {
      guard typology == nil else { throw RowError(cause: .openBlock) }
      typology = Self.name(first.dropFirst(Self.begin.count))
      attempt += 1
      return .heading
    }
    if first.starts(with: Self.end) {
      guard Self.name(first.dropFirst(Self.end.count)) == typology else { throw RowError(cause: .openBlock) }
      typology = nil
      return .heading
    }
    guard let typology else { throw RowError(cause: .outsideBlock) }
    var row = try AMLworldRecord.read(record)
    row.marks += [typology, Array("\(attempt)".utf8)[...]]
    rows.append(row)
    return nil
  }

  func finish() throws(RowError) {
    if typology != nil { throw RowError(cause: .openBlock) }
  }

  /// `FAN-OUT` of ` - FAN-OUT:  Max 16-degree Fan-Out`.
  private static func name(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isFiller = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }
    let name = text.drop(while: isFiller).prefix { $0 != UInt8(ascii: ":") }
    // A copy: the record's bytes are used again.
    return Array(name)[...]
  }
}
