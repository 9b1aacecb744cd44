/// Which of several sources of transfers comes next in one order, time and then source, and for how long.
public struct MergeTurn: Sendable {
  /// The place of the source whose turn it is.
  public let place: Int
  /// The next time of the source that comes after it, and that source's place; nil if it is the last one.
  private let limit: (time: Int64, place: Int)?

  /// - Parameter times: the next time of each source; nil where one is at its end.
  /// - Returns: nil if all are.
  public init?(_ times: [Int64?]) {
    var (first, second): ((time: Int64, place: Int)?, (time: Int64, place: Int)?)
    for (place, time) in times.enumerated() {
      guard let time else { continue }
      if first.map({ time < $0.time }) ?? true {
        (first, second) = ((time, place), first)
      } else if second.map({ time < $0.time }) ?? true {
        second = (time, place)
      }
    }
    guard let first else { return nil }
    (place, limit) = (first.place, second)
  }

  /// Whether it is still the same source's turn when its next time is this one.
  public func includes(_ time: Int64) -> Bool {
    limit.map { time < $0.time || (time == $0.time && place < $0.place) } ?? true
  }
}
