/// A job as it is submitted.
public struct JobDraft: Sendable, Hashable {
  /// Not blank, not a whole number, without control characters; free among jobs neither failed nor cancelled.
  public var name: String
  /// Name and version of the engine.
  public var engine: String
  public var labelsHash: String
  /// One JSON object.
  public var settings: String
  public var contents: JobContents
  public var slices: [SlicePlan]
  /// Length of the slices; nil if one holds everything.
  public var sliceSeconds: Int64?
  /// By signature: hash of what labels say that it can look at.
  public var labelHashes: [String: String]
  /// Folders that are looked at for new archives.
  public var folders: [String]

  public init(
    name: String, engine: String, labelsHash: String, settings: String, contents: JobContents,
    slices: [SlicePlan] = SlicePlan.whole, sliceSeconds: Int64? = nil, labelHashes: [String: String] = [:],
    folders: [String] = []
  ) {
    self.slices = slices
    self.sliceSeconds = sliceSeconds
    self.labelHashes = labelHashes
    self.folders = folders
    self.name = name
    self.engine = engine
    self.labelsHash = labelsHash
    self.settings = settings
    self.contents = contents
  }
}
