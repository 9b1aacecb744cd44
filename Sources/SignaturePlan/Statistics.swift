/// The formulas behind the numbers of a group, over its amounts in ledger order.
///
/// Sums run from left to right in that order, so every matcher gets the same bits.
public enum Statistics {
  /// 0 for no amounts.
  public static func sum(_ amounts: [Double]) -> Double {
    var sum = 0.0
    for amount in amounts { sum += amount }
    return sum
  }

  /// Undefined (NaN) for no amounts.
  public static func mean(_ amounts: [Double]) -> Double { sum(amounts) / Double(amounts.count) }

  /// The middle amount, or the mean of the two middle ones.
  public static func median(_ amounts: [Double]) -> Double {
    guard !amounts.isEmpty else { return .nan }
    let sorted = amounts.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Standard deviation of the whole group over its mean; undefined where the mean is 0.
  public static func variation(_ amounts: [Double]) -> Double {
    let mean = mean(amounts)
    guard mean > 0 else { return .nan }
    var squares = 0.0
    for amount in amounts { squares += (amount - mean) * (amount - mean) }
    return (squares / Double(amounts.count)).squareRoot() / mean
  }

  /// Largest amount over the sum; undefined where the sum is 0.
  public static func largestShare(_ amounts: [Double]) -> Double {
    let sum = sum(amounts)
    return sum > 0 ? (amounts.max() ?? .nan) / sum : .nan
  }
}
