/// What was timed, over how much, and how long it took.
struct Measurement: Codable, Equatable {
  /// Stable: `--compare` pairs measurements by it.
  var name: String
  /// Rows that one repeat goes through.
  var rows: Int
  /// Bytes that the rate counts for one repeat; see the suites for which.
  var bytes: Int
  /// Seconds of every repeat, in the order of the run, the warm-up left out.
  var seconds: [Double]

  var minimum: Double { seconds.min() ?? .nan }

  var median: Double {
    let sorted = seconds.sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// Of the fastest repeat: what else the machine does only ever adds time.
  var rowsPerSecond: Double { Double(rows) / minimum }

  /// 10^9 bytes, of the fastest repeat.
  var gigabytesPerSecond: Double { Double(bytes) / minimum / 1e9 }

  /// The rate in rows as a share of another's.
  func share(of other: Measurement) -> Double { rowsPerSecond / other.rowsPerSecond }
}
