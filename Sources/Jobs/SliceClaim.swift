/// A slice in the hands of a worker.
public struct SliceClaim: Sendable, Hashable {
  public var job: Job
  /// The slice's number within its job.
  public var slice: Int
  /// Seconds since 1970-01-01 UTC at which it begins and ends; nil where the data do.
  public var from: Int64?
  public var to: Int64?
  /// Names of the signatures that it was not yet searched for.
  public var missing: [String]
  /// What the slice's results are stored under: the token of the last claim is good, all earlier ones are void.
  var token: String
}

/// Who takes slices, and for how long without another word.
public struct Leaseholder: Sendable, Hashable {
  /// Tells workers apart: whoever takes a slice writes it down.
  public var name: String
  /// Seconds after which a slice is free again if its worker has not asked for more.
  public var seconds: Int64

  public init(name: String, seconds: Int64 = 60) {
    self.name = name
    self.seconds = max(1, seconds)
  }
}
