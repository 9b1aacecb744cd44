import Columnar

extension ImportError: CustomStringConvertible {
  /// `FILE:LINE: column `NAME`: what is wrong`.
  public var description: String { "\(file)\(line > 0 ? ":\(line)" : ""): \(text)" }

  /// The message without the file and the line.
  var text: String { (column.map { "column `\($0)`: " } ?? "") + cause.text }
}

extension ImportError.Cause {
  var text: String {
    switch self {
    case .unreadable(let failure): "cannot be read: \(failure)"
    case .malformed(let cause): "\(cause)"
    case .emptyFile: "the file is empty; a header is expected: \(Self.list(TransferHeader.required))"
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
    case .tooManyRows: "the file has more rows or addresses than one ledger can hold; split it"
    }
  }

  private static func unknown(_ name: String) -> String {
    let suggestion = Suggestion.clause(for: name, among: TransferHeader.known)
    let hint = suggestion.isEmpty ? "; known are \(list(TransferHeader.known))" : suggestion
    return "\(UserText.quoted(name)) is not a known column\(hint)"
  }

  private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
