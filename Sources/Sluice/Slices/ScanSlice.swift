import Columnar

/// A part of time that one scan owns: the matches whose cell begins in it.
public struct ScanSlice: Sendable, Hashable {
  /// Seconds since 1970-01-01 UTC; nil for all that is earlier or later.
  public var from: Int64?
  /// The first second that is no longer of it.
  public var to: Int64?

  public init(from: Int64?, to: Int64?) {
    self.from = from
    self.to = to
  }

  /// Reads `2025-02-01..2025-03-01`, `..2025-02-01T12:00:00Z` or `2025-03-01..`.
  public init(_ text: String) throws(SluiceError) {
    let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else {
      throw SluiceError(
        .usage, "`\(text)` is no slice; one is written as 2025-02-01..2025-03-01, either end may be missing")
    }
    from = try Self.time(ends[0])
    to = try Self.time(ends[1])
    if let from, let to, from >= to { throw SluiceError(.usage, "`\(text)`: the slice ends before it begins") }
  }

  private static func time(_ text: String) throws(SluiceError) -> Int64? {
    if text.isEmpty { return nil }
    guard let time = Timestamp.parse(text) else {
      throw SluiceError(.usage, "`\(text)` is no time; one is written as 2025-02-21 or 2025-02-21T14:16:11Z")
    }
    return time
  }

  /// `2025-02-01T00:00:00Z..`
  public var text: String { "\(from.map { Timestamp.format($0) } ?? "")..\(to.map { Timestamp.format($0) } ?? "")" }

  var seconds: Range<Int64> { (from ?? .min)..<(to ?? .max) }

  /// Slices that cover all time and have about as many transfers each.
  ///
  /// - Parameters:
  ///   - inputs: archives, of which footers are read, or other files, which are read whole.
  ///   - count: the most slices, 1 to 100,000; fewer where there are not as many times.
  public static func even(_ inputs: [String], count: Int) throws(SluiceError) -> [ScanSlice] {
    var stretches: [Stretch] = []
    for path in inputs { stretches += try Self.stretches(of: try Input(path: path)) }
    let total = stretches.reduce(0) { $0 + $1.rows }
    let bounds = (1..<max(count, 1)).compactMap { place in
      Self.time(before: Double(total) * Double(place) / Double(count), in: stretches)
    }
    let cuts = Set(bounds).sorted()
    let ends = [nil] + cuts.map(Optional.some) + [nil]
    return zip(ends, ends.dropFirst()).map { ScanSlice(from: $0, to: $1) }
  }

  /// Transfers that are taken to lie evenly in a time.
  private struct Stretch {
    var rows: Int
    var times: ClosedRange<Int64>
  }

  private static func stretches(of input: Input) throws(SluiceError) -> [Stretch] {
    if case .archive(let reader) = input, let statistics = reader.statistics {
      return statistics.compactMap { batch in batch.times.map { Stretch(rows: batch.rows, times: $0) } }
    }
    var stretches: [Stretch] = []
    for place in 0..<input.batchCount {
      let times = try input.batch(place).time
      // Pieces, so that one batch can be cut.
      for start in stride(from: 0, to: times.count, by: 1_024) {
        let piece = times[start..<min(start + 1_024, times.count)]
        if let first = piece.first, let last = piece.last, first <= last {
          stretches.append(Stretch(rows: piece.count, times: first...last))
        }
      }
    }
    return stretches
  }

  /// The time before which there are about so many transfers.
  private static func time(before rows: Double, in stretches: [Stretch]) -> Int64? {
    guard var low = stretches.map(\.times.lowerBound).min(), var high = stretches.map(\.times.upperBound).max() else {
      return nil
    }
    func earlier(_ time: Int64) -> Double {
      stretches.reduce(0) { sum, stretch in
        let length = Double(stretch.times.upperBound - stretch.times.lowerBound) + 1
        let share = (Double(time) - Double(stretch.times.lowerBound)) / length
        return sum + Double(stretch.rows) * min(max(share, 0), 1)
      }
    }
    while low < high {
      let middle = low + (high - low) / 2
      if earlier(middle) < rows { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
