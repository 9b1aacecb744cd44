/// What a job scans and with what, with the hashes that all of it had when the job was submitted.
public struct JobContents: Sendable, Hashable {
  /// In the order in which they are compiled.
  public var signatures: [Signature]
  /// Paths of the label files, in order.
  public var labels: [String]
  /// In the order that decides between transfers of one second.
  public var archives: [Archive]
  /// Campaigns, which are looked for among the matches when they are read.
  public var campaigns: [Campaign]

  public init(
    signatures: [Signature], labels: [String], archives: [Archive], campaigns: [Campaign] = []
  ) {
    self.signatures = signatures
    self.labels = labels
    self.archives = archives
    self.campaigns = campaigns
  }

  public struct Signature: Sendable, Hashable {
    /// Path of the file that it stands in.
    public var path: String
    /// Whether that file travels with sluice.
    public var isBundled: Bool
    public var name: String
    public var planHash: String

    public init(path: String, isBundled: Bool, name: String, planHash: String) {
      self.path = path
      self.isBundled = isBundled
      self.name = name
      self.planHash = planHash
    }
  }

  public struct Campaign: Sendable, Hashable {
    /// Where it stands, and its hash.
    public var source: Signature
    /// Its JSON; nil where an older database did not keep it.
    public var definition: String?

    public init(source: Signature, definition: String?) {
      self.source = source
      self.definition = definition
    }
  }

  public struct Archive: Sendable, Hashable {
    /// Path as it was given.
    public var path: String
    public var hash: String
    public var rows: Int
    /// Seconds since 1970-01-01 UTC of the first and last transfer; nil where there is none.
    public var firstTime: Int64?
    public var lastTime: Int64?

    public init(path: String, hash: String, rows: Int, firstTime: Int64? = nil, lastTime: Int64? = nil) {
      self.path = path
      self.hash = hash
      self.rows = rows
      self.firstTime = firstTime
      self.lastTime = lastTime
    }
  }
}
