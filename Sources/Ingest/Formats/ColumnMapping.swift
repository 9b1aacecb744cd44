import Columnar

/// Which columns of a foreign CSV file mean what: `time=Timestamp,from=Sender,asset=:ETH`.
///
/// A name stands for the column that is called so, `#3` for the third column, and a colon begins a constant.
public struct ColumnMapping: Sendable, Equatable {
  /// Where a figure comes from.
  enum Origin: Equatable {
    case column(String)
    /// From 1.
    case place(Int)
    case constant(String)
  }

  private(set) var origins: [String: Origin] = [:]

  /// What can be mapped.
  static let targets = PlainTransfers.known

  /// Reads the text; the error says what is wrong with it.
  public init(_ text: String) throws(MappingError) {
    for part in Self.split(text) {
      guard let equals = part.firstIndex(of: "="), equals != part.startIndex else { throw .noTarget(part) }
      let target = part[..<equals].lowercased().trimmed
      guard Self.targets.contains(target) else { throw .unknownTarget(target) }
      let origin = try Self.origin(String(part[part.index(after: equals)...]).trimmed)
      guard origins.updateValue(origin, forKey: target) == nil else { throw .repeatedTarget(target) }
    }
    let missing = ["time", "from", "to", "asset"].filter { origins[$0] == nil }
    guard missing.isEmpty else { throw .missingTargets(missing) }
    if origins["amount"] == nil, origins["value"] == nil { throw .missingTargets(["amount"]) }
  }

  private static func origin(_ text: String) throws(MappingError) -> Origin {
    if text.isEmpty { throw .noOrigin }
    if text.hasPrefix(":") { return .constant(String(text.dropFirst())) }
    guard text.hasPrefix("#") else { return .column(text) }
    guard let place = Int(text.dropFirst()), place > 0 else { throw .noPlace(text) }
    return .place(place)
  }

  /// The parts between commas; a backslash takes a comma that is part of a name.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if isEscaped || (character != "," && character != "\\") {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "," {
        parts.append("")
      } else {
        isEscaped = true
      }
    }
    return parts.filter { !$0.trimmed.isEmpty }
  }
}

/// What is wrong with a mapping of columns.
public enum MappingError: Error, Equatable, Sendable, CustomStringConvertible {
  case noTarget(String)
  case unknownTarget(String)
  case repeatedTarget(String)
  case noOrigin
  case noPlace(String)
  case missingTargets([String])

  public var description: String {
    switch self {
    case .noTarget(let text): "\(UserText.quoted(text)) is not of the form `time=Column`"
    case .unknownTarget(let name): "\(UserText.quoted(name)) is nothing that can be mapped\(Self.hint(name))"
    case .repeatedTarget(let name): "`\(name)` is mapped twice"
    case .noOrigin: "a column's name, `#` and its number, or `:` and a constant belong behind the `=`"
    case .noPlace(let text): "\(UserText.quoted(text)) is not the number of a column; the first is `#1`"
    case .missingTargets(let names): "the mapping lacks \(names.map { "`\($0)`" }.joined(separator: ", "))"
    }
  }

  private static func hint(_ name: String) -> String {
    let suggestion = Suggestion.clause(for: name, among: ColumnMapping.targets)
    return suggestion.isEmpty
      ? "; known are \(ColumnMapping.targets.map { "`\($0)`" }.joined(separator: ", "))" : suggestion
  }
}

extension String {
  fileprivate var trimmed: String {
    let text = drop { $0 == " " }
    return String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count))
  }
}
