import ArgumentParser

/// A length of time as signatures write it: `90s`, `10m`, `12h`, `30d`, `1d12h`.
struct TimeLength: ExpressibleByArgument {
  let seconds: Int64

  private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

  init?(argument: String) {
    var total: Int64 = 0
    var digits = ""
    for character in argument {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let unit = Self.units[character], let count = Int64(digits), count <= 1_000_000_000 else { return nil }
      total += count * unit
      digits = ""
    }
    guard digits.isEmpty, total > 0 else { return nil }
    seconds = total
  }
}
