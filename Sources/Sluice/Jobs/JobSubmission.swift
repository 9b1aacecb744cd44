/// A job as its user asks for it.
public struct JobSubmission: Sendable {
  public var name: String
  /// Signature files, or folders that hold some.
  public var signatures: [String]
  /// Whether the signatures that travel with sluice are searched for too.
  public var includesBundled: Bool
  /// Archives or CSV files, in the order that decides between transfers of one second.
  public var archives: [String]
  /// Label files.
  public var labels: [String]
  public var settings: JobSettings
  /// Length of the stretches of time that are worked off and stored one by one; nil for one that holds everything.
  public var sliceSeconds: Int64?

  public init(
    name: String, signatures: [String] = [], includesBundled: Bool = false, archives: [String],
    labels: [String] = [], settings: JobSettings = JobSettings()
  ) {
    self.name = name
    self.signatures = signatures
    self.includesBundled = includesBundled
    self.archives = archives
    self.labels = labels
    self.settings = settings
  }
}
