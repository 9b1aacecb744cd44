import Columnar

/// Why a label file cannot be used, and where in it.
public struct LabelError: Error, Equatable, Sendable {
  public enum Cause: Error, Equatable, Sendable {
    case unreadable(ReadFailure)
    case malformed(CSVError.Cause)
    /// Not even a header.
    case emptyFile
    /// Required columns that the header does not name, and what it names that is not known.
    case missingColumns([String], unknown: [String])
    case duplicateColumn(String)
    case fieldCount(expected: Int, actual: Int)
    case invalidUTF8
    /// A field that must not be empty is.
    case emptyField
    case unknownCategory(String)
    case notATime(String)
    /// Not YAML: what is wrong, in the words of the parser.
    case notYAML(String)
    /// YAML that is no TagPack.
    case noTags
    /// YAML whose parts refer to others.
    case hasAliases
    /// A line, or an item, of a list that is no address.
    case notAnAddress(String)
    /// An address of a list whose asset neither the file's name nor its own shape tells.
    case unknownChain(String)
    /// Neither a list of addresses nor one of OFAC's lists.
    case notAList
    /// Not XML, or more of XML than lists have: why.
    case notXML(String)
    /// A file is longer than the limit, in bytes.
    case tooLong(limit: Int)
  }

  /// The file's path or name, as the caller gave it.
  public var file: String
  /// From 1; 0 where the file as a whole is meant.
  public var line: Int
  /// The column's name.
  public var column: String?
  public var cause: Cause

  public init(file: String, line: Int, column: String? = nil, cause: Cause) {
    self.file = file
    self.line = line
    self.column = column
    self.cause = cause
  }
}

extension LabelError: CustomStringConvertible {
  /// `FILE:LINE: column `NAME`: what is wrong`.
  public var description: String {
    "\(file)\(line > 0 ? ":\(line)" : ""): \(column.map { "column `\($0)`: " } ?? "")\(cause.text)"
  }
}

extension LabelError.Cause {
  var text: String {
    switch self {
    case .unreadable(let failure): "cannot be read: \(failure)"
    case .malformed(let cause): "\(cause)"
    case .emptyFile: "the file is empty; a header is expected: \(Self.list(LabelHeader.required))"
    case .missingColumns(let names, let unknown): Self.missing(names, unknown)
    case .duplicateColumn(let name): "the header names \(UserText.quoted(name)) twice"
    case .fieldCount(let expected, let actual): "\(expected) fields expected, \(actual) found"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .emptyField: "the field is empty"
    case .unknownCategory(let name): Self.unknown(category: name)
    case .notATime(let text):
      "\(UserText.quoted(text)) is not a time; expected like `2025-02-21T14:16:11Z` or `2025-02-21`"
    case .notYAML(let words): "not YAML: \(words)"
    case .noTags: "not a TagPack; a list `tags` of addresses is expected"
    case .hasAliases: "YAML with anchors and aliases is not read; write out what they stand for"
    case .notAnAddress(let text): "\(UserText.quoted(text)) is no address; a list has one a line"
    case .unknownChain(let address):
      "the chain of \(UserText.quoted(address)) is not known; name the asset in the file's name: `sanctioned_addresses_ETH.txt`"
    case .notAList: "no list of addresses: expected SDN.XML, SDN.CSV, or addresses alone as text or JSON"
    case .notXML(let words): "the XML cannot be read: \(words)"
    case .tooLong(let limit): "the file is longer than \(limit) bytes"
    }
  }

  private static func missing(_ names: [String], _ unknown: [String]) -> String {
    let mistyped = names.lazy.compactMap { Suggestion.nearest(to: $0, among: unknown) }.first
    return "the header lacks \(list(names))" + (mistyped.map { "; it has \(UserText.quoted($0))" } ?? "")
  }

  private static func unknown(category name: String) -> String {
    let names = Label.Category.allCases.map(\.rawValue)
    let suggestion = Suggestion.clause(for: name, among: names)
    let hint = suggestion.isEmpty ? "; known are \(list(names))" : suggestion
    return "\(UserText.quoted(name)) is not a known category\(hint)"
  }

  static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
