import Columnar

/// Numbers as people read them at a glance: short, and never more exact than that.
public enum HumanText {
  /// Dollars in three digits: `$1.46B`, `$27.0M`, `$950`, `$0.05`.
  public static func dollars(_ value: Double) -> String {
    guard value.isFinite else { return "$?" }
    let sign = value < 0 ? "-" : ""
    let size = value.magnitude
    if size < 0.995 { return "\(sign)$\(decimal(size, places: 2))" }
    if size < 999.5 { return "\(sign)$\(decimal(size, places: 0))" }
    return "\(sign)$\(compact(size))"
  }

  /// An amount of an asset: `10,000 ETH`, `1.71 BTC`, `0.00042 ETH`.
  public static func amount(_ amount: Double, of asset: String) -> String {
    "\(number(amount)) \(asset)"
  }

  /// A number with thousands separators and, where it is small, the decimals that matter.
  public static func number(_ number: Double) -> String {
    guard number.isFinite else { return "?" }
    let size = number.magnitude
    if size >= 1e15 { return number.description }
    let places = size >= 999.5 ? 0 : size >= 0.995 ? 2 : 8
    let text = decimal(size, places: places)
    return (number < 0 ? "-" : "") + (places == 0 ? text : trimmed(text))
  }

  /// A count with thousands separators: `1,234,567`.
  public static func count(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var text = count < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// Seconds from one time to another, however far apart they are.
  static func seconds(from first: Int64, to last: Int64) -> Int64 {
    let (length, overflow) = last.subtractingReportingOverflow(first)
    return overflow ? (last > first ? .max : .min) : length
  }

  /// Seconds in their two largest units, the rest cut off: `2h15m`, `10d`, `48s`, `0s`.
  public static func duration(_ seconds: Int64) -> String {
    let sign = seconds < 0 ? "-" : ""
    var rest = seconds.magnitude
    let units: [(UInt64, String)] = [(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")]
    guard let first = units.firstIndex(where: { rest >= $0.0 }) else { return "0s" }
    var text = sign
    for (size, name) in units[first..<min(first + 2, units.count)] where rest >= size {
      text += "\(rest / size)\(name)"
      rest %= size
    }
    return text
  }

  /// A time to the minute: `2025-02-21 14:16` (UTC).
  public static func minute(_ time: Int64) -> String {
    let parts = Timestamp.format(time).split(separator: "T")
    return "\(parts[0]) \(parts[1].prefix(5))"
  }

  /// Three digits and a letter; the value is 999.5 or more.
  /// Bytes in the largest unit of thousands that leaves a whole part, as `512 MB`.
  public static func bytes(_ count: Int) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var (value, unit) = (Double(count), 0)
    while value >= 1_000, unit + 1 < units.count {
      value /= 1_000
      unit += 1
    }
    return "\(decimal(value, places: unit > 0 && value < 10 ? 1 : 0)) \(units[unit])"
  }

  private static func compact(_ value: Double) -> String {
    var scaled = value
    var suffix = ""
    for name in ["K", "M", "B", "T"] where scaled >= 999.5 {
      scaled /= 1_000
      suffix = name
    }
    if value >= 1e18 { return value.description }
    let places = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2
    return decimal(scaled, places: places) + suffix
  }

  /// A number below 10^15 with so many decimals, rounded half up.
  private static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let whole = Int(value)
    let parts = whole * scale + Int((value - Double(whole)) * Double(scale) + 0.5)
    guard places > 0 else { return count(parts) }
    let fraction = String(parts % scale)
    return count(parts / scale) + "." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  /// Without the zeros at the end of its decimals.
  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }
}
