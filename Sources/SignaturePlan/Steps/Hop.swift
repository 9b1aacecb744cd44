/// One later transfer out of the head; as the first step, any transfer.
public struct Hop: Sendable, Hashable, Codable {
  public var condition: Condition

  public init(condition: Condition = .always) { self.condition = condition }
}

/// Hops in a row, each satisfying the condition against its predecessor.
public struct Chain: Sendable, Hashable, Codable {
  /// How many hops.
  public var count: ClosedRange<Int>
  public var condition: Condition

  public init(count: ClosedRange<Int>, condition: Condition = .always) {
    self.count = count
    self.condition = condition
  }
}

/// No transfer leaves the head within a window and satisfies the condition.
public struct Absence: Sendable, Hashable, Codable {
  /// Seconds after the arrival at the head, the last one included.
  public var window: Int64
  public var condition: Condition

  public init(window: Int64, condition: Condition = .always) {
    self.window = window
    self.condition = condition
  }
}
