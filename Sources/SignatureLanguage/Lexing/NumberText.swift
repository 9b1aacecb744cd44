/// A decimal number as it was written, underscores removed: `1000000`, `62.5`.
struct NumberText: Sendable, Hashable {
  let text: String

  /// More digits than this are no number that anyone means.
  static let maximumDigits = 40

  /// The nearest double.
  var value: Double { Double(text) ?? 0 }

  /// The nearest double to a hundredth: 99.5 becomes 0.995.
  var hundredth: Double { Double(text + "e-2") ?? 0 }

  /// The number itself, if it has no fraction and fits.
  var whole: Int? { Int(text) }

  /// Ten times the number, if that is whole and fits: tenths of a point.
  var tenths: Int? {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, parts.count == 2 else { return Int(text + "0") }
    let fraction = parts[1].prefix(1)
    guard parts[1].dropFirst().allSatisfy({ $0 == "0" }) else { return nil }
    return Int(whole + fraction)
  }
}
