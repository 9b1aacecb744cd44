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

  public init(name: String, engine: String, labelsHash: String, settings: String, contents: JobContents) {
    self.name = name
    self.engine = engine
    self.labelsHash = labelsHash
    self.settings = settings
    self.contents = contents
  }
}
