/// A slice in the hands of a runner.
public struct SliceClaim: Sendable, Hashable {
  public var job: Job
  /// The slice's number within its job.
  public var slice: Int
  /// What the slice's results are stored under: the token of the last claim is good, all earlier ones are void.
  var token: String
}
