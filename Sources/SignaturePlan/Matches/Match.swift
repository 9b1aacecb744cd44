/// A reported match, with everything a reader needs to check it.
public struct Match: Sendable, Hashable {
  /// Hash of the signature's name and the origin transfer.
  public var id: String
  public var signature: String
  public var severity: Severity
  public var score: Points
  public var title: String
  public var reasons: [Reason]
  public var origin: Origin
  /// Seconds since 1970-01-01 UTC.
  public var firstTime: Int64
  public var lastTime: Int64
  public var chains: [String]
  public var value: Value
  public var addresses: [LabelledAddress]
  public var evidence: [Evidence]
  public var alternatives: Int
  public var open: Bool
  /// What the data could not tell about this match; empty when nothing is missing.
  public var incomplete: [String]
  /// Limits of the signature that a near miss does not keep; empty for a match.
  public var misses: [MissedLimit] = []
  public var provenance: Provenance

  public init(
    id: String, signature: String, severity: Severity, score: Points, title: String, reasons: [Reason],
    origin: Origin, firstTime: Int64, lastTime: Int64, chains: [String], value: Value,
    addresses: [LabelledAddress], evidence: [Evidence], alternatives: Int, open: Bool, incomplete: [String],
    provenance: Provenance
  ) {
    self.id = id
    self.signature = signature
    self.severity = severity
    self.score = score
    self.title = title
    self.reasons = reasons
    self.origin = origin
    self.firstTime = firstTime
    self.lastTime = lastTime
    self.chains = chains
    self.value = value
    self.addresses = addresses
    self.evidence = evidence
    self.alternatives = alternatives
    self.open = open
    self.incomplete = incomplete
    self.provenance = provenance
  }
}

/// The first transfer of a match.
public struct Origin: Sendable, Hashable {
  /// The paying address.
  public var address: String
  public var time: Int64
  public var tx: String?

  public init(address: String, time: Int64, tx: String?) {
    self.address = address
    self.time = time
    self.tx = tx
  }
}

/// What a match's first step moved: the sum of its transfers, those left out that the step itself passes on.
public struct Value: Sendable, Hashable {
  public var asset: String
  public var amount: Double
  /// Missing where some transfer has no known value.
  public var usd: Double?

  public init(asset: String, amount: Double, usd: Double?) {
    self.asset = asset
    self.amount = amount
    self.usd = usd
  }
}

/// An address of the evidence with what label files say of it.
public struct LabelledAddress: Sendable, Hashable {
  public var address: String
  public var labels: [Tag]

  public struct Tag: Sendable, Hashable {
    public var label: String
    public var category: String
    /// Where the label says that it comes from.
    public var source: String?

    public init(label: String, category: String, source: String? = nil) {
      self.label = label
      self.category = category
      self.source = source
    }
  }

  public init(address: String, labels: [Tag]) {
    self.address = address
    self.labels = labels
  }
}

/// A transfer that backs a match, and where it stands.
public struct Evidence: Sendable, Hashable {
  public var step: String
  /// 1 for the step's first transfer.
  public var index: Int
  public var transfer: Transfer
  public var tx: String?
  /// Path of the archive as it was given.
  public var archive: String
  /// Row in the archive, or record in a CSV file below its header, from 0.
  public var row: Int

  public init(step: String, index: Int, transfer: Transfer, tx: String?, archive: String, row: Int) {
    self.step = step
    self.index = index
    self.transfer = transfer
    self.tx = tx
    self.archive = archive
    self.row = row
  }
}

/// What a match was computed from.
public struct Provenance: Sendable, Hashable {
  public var engine: String
  public var signatureHash: String
  public var labelsHash: String
  /// The archives that hold evidence.
  public var archives: [Source]

  public struct Source: Sendable, Hashable {
    public var path: String
    public var hash: String

    public init(path: String, hash: String) {
      self.path = path
      self.hash = hash
    }
  }

  public init(engine: String, signatureHash: String, labelsHash: String, archives: [Source]) {
    self.engine = engine
    self.signatureHash = signatureHash
    self.labelsHash = labelsHash
    self.archives = archives
  }
}

/// A limit that a near miss does not keep, spelt out.
public struct MissedLimit: Sendable, Hashable {
  /// Name of the step; empty for a limit of the whole signature.
  public var step: String
  /// What was measured, in the signature's words: `gap`, `kept`, `count`.
  public var quantity: String
  /// In seconds, USD, units of the asset, shares of 1, or a count: what the quantity is measured in.
  public var value: Double
  public var limit: Double
  /// The distance to the limit as a share of it.
  public var distance: Double
  /// Transfers of the step that miss the limit; 0 where it is one of the step as a whole.
  public var transfers: Int
  /// For people: `hops: gap 1h11m, at most 1h (2 transfers)`.
  public var text: String

  public init(
    step: String, quantity: String, value: Double, limit: Double, distance: Double, transfers: Int, text: String
  ) {
    self.step = step
    self.quantity = quantity
    self.value = value
    self.limit = limit
    self.distance = distance
    self.transfers = transfers
    self.text = text
  }
}
