import Columnar

extension ImportError: CustomStringConvertible {
  /// `FILE:LINE: column `NAME`: what is wrong`.
  public var description: String {
    if case .output(let error) = cause { return "\(error)" }
    return "\(file)\(line > 0 ? ":\(line)" : ""): \(text)"
  }

  /// The message without the file and the line.
  var text: String { (column.map { "column `\($0)`: " } ?? "") + cause.text }
}

extension ImportError.Cause {
  var text: String {
    switch self {
    case .unreadable(let failure): "cannot be read: \(failure)"
    case .malformed(let cause): "\(cause)"
    case .emptyFile: "the file is empty; a header is expected: \(Self.list(PlainTransfers.required))"
    case .missingColumns(let names): "the header lacks \(Self.list(names))"
    case .unknownColumn(let name): Self.unknown(name)
    case .duplicateColumn(let name): "the header names \(UserText.quoted(name)) twice"
    case .fieldCount(let expected, let actual): "\(expected) fields expected, \(actual) found"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .emptyField: "the field is empty"
    case .notANumber(let text): "\(UserText.quoted(text)) is not a decimal number"
    case .negative(let text): "\(UserText.quoted(text)) is negative"
    case .tooLarge(let text): "\(UserText.quoted(text)) is too large for a 64-bit float"
    case .notAnInteger(let text): "\(UserText.quoted(text)) is not a whole number in base units"
    case .notATime(let text):
      "\(UserText.quoted(text)) is not a time; expected like `2025-02-21T14:16:11Z`, or seconds since 1970"
    case .over256Bits(let text): "\(UserText.quoted(text)) is more than 256 bits hold"
    case .emptyTable(let names): "the file is empty; a header is expected: \(Self.list(names))"
    case .noTimes:
      "there is no column `block_timestamp`; name the file of blocks with `--blocks` (columns `number`, `timestamp`)"
    case .unknownBlock(let number): "block \(number) is not in the file of blocks"
    case .unknownToken(let name):
      "the decimals of \(UserText.quoted(name)) are not known; name a file with `--tokens`, or `--decimals TOKEN=6`"
    case .unknownChain(let coin): "the chain of \(UserText.quoted(coin)) is not known; name it with `--chain`"
    case .unknownCoin(let chain): "the coin of \(UserText.quoted(chain)) is not known; name it with `--coin`"
    case .notZeroOrOne(let text): "\(UserText.quoted(text)) is neither 0 nor 1"
    case .openBlock: "a laundering attempt must end as it began before another begins"
    case .outsideBlock: "a transaction outside of a laundering attempt"
    case .unmappedColumn(let name, let present): Self.unmapped(name, present)
    case .ambiguousColumn(let name, let places):
      "the header has \(UserText.quoted(name)) \(places.count) times; use \(Self.list(places.map { "#\($0)" }, "or"))"
    case .notJSON(let offset): "not JSON of the expected form at byte \(offset) of the line"
    case .notEnriched: "no input names an address; run `bitcoinetl enrich_transactions` over the file first"
    case .otherKind(let advice): advice
    case .scratch(let failure): "the temporary file beside it cannot be used: \(failure)"
    case .output(let error): "\(error)"
    case .cancelled: "the import was called off"
    case .tooManyRows: "the file has more rows or addresses than one ledger can hold; split it"
    }
  }

  private static func unknown(_ name: String) -> String {
    let suggestion = Suggestion.clause(for: name, among: PlainTransfers.known)
    let hint = suggestion.isEmpty ? "; known are \(list(PlainTransfers.known))" : suggestion
    return "\(UserText.quoted(name)) is not a known column\(hint)"
  }

  private static func unmapped(_ name: String, _ present: [String]) -> String {
    let suggestion = Suggestion.clause(for: name, among: present)
    let hint =
      suggestion.isEmpty
      ? "; it has \(present.prefix(40).map { UserText.quoted($0) }.joined(separator: ", "))" : suggestion
    return "the header lacks \(UserText.quoted(name))\(hint)"
  }

  private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

  /// `a`, `b` or `c`.
  private static func list(_ names: [String], _ word: String) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return "\(quoted.dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
