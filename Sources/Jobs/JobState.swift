/// How far a job is.
public enum JobState: String, Sendable, Hashable, CaseIterable {
  /// Waits for a runner.
  case submitted
  /// A runner has begun it, and may have died since.
  case running
  /// Every slice is done.
  case done
  /// A slice failed; its error says why.
  case failed
  /// Called off; nothing more is stored.
  case cancelled
}
