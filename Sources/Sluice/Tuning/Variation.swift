import Foundation
import Reports
import SignaturePlan

/// One limit of a signature, and the values that are tried for it.
public struct Variation: Sendable {
  public let plan: Plan
  public let limit: PlanLimit
  /// Ascending, what the signature has among them.
  public let values: [Double]
  private let words: LimitText

  /// The most values of one variation.
  public static let mostValues = 100

  /// Reads `gap=10m..6h`, `hops.kept>=80%..95%/4` or `count=3,5,8`.
  ///
  /// The name is a limit's word as the signature and `sluice explain` have it, behind the step's name and a dot where
  /// several steps have one; `>=` or `<=` says which end is meant where there are two. A range is gone through in eight
  /// values or as many as stand behind a slash: in equal steps, or in equal ratios where its end is four times its start.
  public init(_ text: String, of plan: Plan) throws(SluiceError) {
    guard let sign = text.firstIndex(where: { "<>=".contains($0) }) else {
      throw Self.error("`\(text)` has no `=`; it is written as gap=10m..6h")
    }
    let name = Self.trimmed(text[..<sign])
    let rest = text[sign...]
    let mark = ["<=", ">=", "="].first { rest.hasPrefix($0) } ?? "="
    let limits = plan.limits.filter { limit in
      let word = LimitText(limit, of: plan).name
      guard name == word || name == Self.label(limit, of: plan) else { return false }
      return mark == "=" || (mark == ">=") == limit.isLower
    }
    var known: [PlanLimit] = []
    for limit in limits where !known.contains(where: { $0.isSame(as: limit) }) { known.append(limit) }
    guard let limit = known.first, known.count == 1 else { throw Self.error(name, known, of: plan) }
    self.plan = plan
    self.limit = limit
    words = LimitText(limit, of: plan)
    let tried = try Self.values(Self.trimmed(rest.dropFirst(mark.count)), of: limit, words)
    values = Set(tried + [limit.value]).sorted()
  }

  /// `hops.gap <=`
  public var name: String { "\(Self.label(limit, of: plan)) \(limit.isLower ? ">=" : "<=")" }

  /// A value as a signature writes it.
  public func text(_ value: Double) -> String { words.text(value) }

  /// A plan for each value, each under a name of its own.
  public func plans() throws(SluiceError) -> [Plan] {
    var plans: [Plan] = []
    for value in values {
      var changed = plan.withLimits { $0.isSame(as: limit) ? value : $0.value }
      changed.name = Self.planName(plan, value)
      do { try changed.checkSound() } catch {
        throw Self.error("`\(name) \(text(value))` makes no sound signature: \(error)")
      }
      plans.append(changed)
    }
    return plans
  }

  static func planName(_ plan: Plan, _ value: Double) -> String { "\(plan.name) at \(value)" }

  // MARK: Names

  private static func label(_ limit: PlanLimit, of plan: Plan) -> String {
    let word = LimitText(limit, of: plan).name
    return limit.step.isEmpty ? word : "\(limit.step).\(word)"
  }

  private static func error(_ text: String) -> SluiceError { SluiceError(.usage, text) }

  private static func error(_ name: String, _ found: [PlanLimit], of plan: Plan) -> SluiceError {
    func line(_ limit: PlanLimit) -> String {
      "\(label(limit, of: plan)) \(limit.isLower ? ">=" : "<=") \(LimitText(limit, of: plan).text(limit.value))"
    }
    let all = (found.isEmpty ? plan.limits : found).map(line).joined(separator: ", ")
    let problem = found.isEmpty ? "has no limit `\(name)`; it has" : "has several limits `\(name)`; say which"
    return error("`\(plan.name)` \(problem): \(all)")
  }

  // MARK: Values

  private static func values(
    _ text: String, of limit: PlanLimit, _ words: LimitText
  ) throws(SluiceError) -> [Double] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let range = parts[0].range(of: "..") {
      let low = try number(trimmed(parts[0][..<range.lowerBound]), words)
      let high = try number(trimmed(parts[0][range.upperBound...]), words)
      let count = parts.count > 1 ? Int(parts[1]) ?? 0 : 8
      guard low < high, parts.count < 3, 2...mostValues ~= count else {
        throw error("`\(text)` is no range of 2 to \(mostValues) values, its smaller end first")
      }
      return spread(low, high, count, words).map { limit.isWhole ? $0.rounded() : $0 }
    }
    var values: [Double] = []
    for part in text.split(separator: ",") { values.append(try number(trimmed(part), words)) }
    guard 1...mostValues ~= values.count else { throw error("`\(text)`: 1 to \(mostValues) values") }
    return values.map { limit.isWhole ? $0.rounded() : $0 }
  }

  private static func spread(_ low: Double, _ high: Double, _ count: Int, _ words: LimitText) -> [Double] {
    let isWide = low > 0 && high >= 4 * low
    return (0..<count).map { place in
      if place == 0 || place == count - 1 { return place == 0 ? low : high }
      let share = Double(place) / Double(count - 1)
      return rounded(isWide ? low * pow(high / low, share) : low + (high - low) * share, words)
    }
  }

  /// What a person would write: three digits, of a time a unit that goes into it some ten times or more.
  private static func rounded(_ value: Double, _ words: LimitText) -> Double {
    guard value != 0 else { return 0 }
    if words.unit == .seconds {
      let grain: Double = value < 120 ? 1 : value < 600 ? 10 : value < 7_200 ? 60 : value < 172_800 ? 600 : 3_600
      return (value / grain).rounded() * grain
    }
    let scale = pow(10, 2 - floor(log10(value.magnitude)))
    return (value * scale).rounded() / scale
  }

  private static func number(_ text: String, _ words: LimitText) throws(SluiceError) -> Double {
    let plain = text.replacing("_", with: "")
    let value: Double? =
      switch words.unit {
      case .plain: Double(plain)
      case .dollars: Double(plain.hasPrefix("$") ? String(plain.dropFirst()) : plain)
      case .percent: plain.hasSuffix("%") ? Double(plain.dropLast()).map { $0 / 100 } : nil
      case .seconds: seconds(plain)
      }
    guard let value, value.isFinite, value.magnitude <= 1e15 else {
      let example =
        switch words.unit {
        case .plain: "12"
        case .dollars: "$50_000"
        case .percent: "80%"
        case .seconds: "90m"
        }
      throw error("`\(text)` is no value of `\(words.name)`; one is written as \(example)")
    }
    return value
  }

  /// `90s`, `10m`, `1d12h`
  private static func seconds(_ text: String) -> Double? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    var total = 0.0
    var digits = ""
    for character in text {
      guard let unit = units[character] else {
        digits.append(character)
        continue
      }
      guard let count = Double(digits) else { return nil }
      total += count * unit
      digits = ""
    }
    return digits.isEmpty && !text.isEmpty ? total : nil
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }
}

extension PlanLimit {
  /// Whether a signature writes both as one: the conditions of a step can name it more than once.
  fileprivate func isSame(as other: PlanLimit) -> Bool {
    step == other.step && quantity == other.quantity && isLower == other.isLower
  }
}
