/// Reads the text of a number token: `$1_000`, `99.5%`, `1h30m`, `42`.
enum NumberReader {
  /// Why a text is no value.
  enum Fault: Error, Hashable {
    case malformed
    case tooLarge
    case unknownUnit(String)
    /// Durations are whole numbers of their unit.
    case fractionalDuration
  }

  static func literal(_ text: String) throws(Fault) -> Literal {
    let isDollars = text.hasPrefix("$")
    let body = isDollars ? text.dropFirst() : text[...]
    let digits = body.prefix { isNumeral($0) || $0 == "." }
    let suffix = body.dropFirst(digits.count)
    let number = try number(digits)
    if isDollars { return try unitless(suffix, .dollars(number)) }
    if suffix == "%" { return .percent(number) }
    return suffix.isEmpty ? .number(number) : .duration(try duration(body))
  }

  private static func unitless(_ suffix: Substring, _ literal: Literal) throws(Fault) -> Literal {
    guard suffix.isEmpty else { throw .unknownUnit(String(suffix)) }
    return literal
  }

  private static func isNumeral(_ character: Character) -> Bool {
    character == "_" || (character.isASCII && character.isNumber)
  }

  /// Digits, with underscores between digits only and at most one point.
  private static func number(_ digits: Substring) throws(Fault) -> NumberText {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy(isGrouped) else { throw .malformed }
    let text = digits.filter { $0 != "_" }
    guard text.utf8.count <= NumberText.maximumDigits else { throw .tooLarge }
    return NumberText(text: text)
  }

  private static func isGrouped(_ part: Substring) -> Bool {
    part.split(separator: "_", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
  }

  // MARK: Durations

  /// Longer durations than a century are typing mistakes.
  private static let longest: Int64 = 36_525 * 86_400

  /// One or more whole numbers with their units: `30m`, `1h30m`.
  private static func duration(_ text: Substring) throws(Fault) -> Int64 {
    var rest = text
    var total: Int64 = 0
    while !rest.isEmpty {
      let digits = rest.prefix { isNumeral($0) || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { !isNumeral($0) }
      rest = rest.dropFirst(unit.count)
      total += try seconds(digits, unit)
      guard total <= longest else { throw .tooLarge }
    }
    return total
  }

  private static func seconds(_ digits: Substring, _ unit: Substring) throws(Fault) -> Int64 {
    guard let length = length(of: unit) else { throw .unknownUnit(String(unit)) }
    guard !digits.contains(".") else { throw .fractionalDuration }
    guard let count = Int64(try number(digits).text), count <= longest / length else { throw .tooLarge }
    return count * length
  }

  private static func length(of unit: Substring) -> Int64? {
    switch unit {
    case "s": 1
    case "m": 60
    case "h": 3_600
    case "d": 86_400
    case "w": 604_800
    default: nil
    }
  }
}
