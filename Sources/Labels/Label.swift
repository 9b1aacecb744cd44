/// What someone says about one address.
public struct Label: Hashable, Sendable {
  /// What kind of party an address belongs to.
  public enum Category: String, CaseIterable, Hashable, Sendable {
    case theft, laundering, exchange, bridge, swap, mixer, pool, sanctioned, service

    /// Whether many people's money passes through such a party, so that a flow cannot be followed through it.
    public var isService: Bool {
      switch self {
      case .exchange, .bridge, .swap, .mixer, .pool, .service: true
      case .theft, .laundering, .sanctioned: false
      }
    }
  }

  /// In lower case.
  public var chain: String
  /// An address of the form `0x` and 40 digits in lower case; others as they are.
  public var address: String
  /// The name of the address itself: `Binance 14`.
  public var label: String
  public var category: Category
  /// Whose address it is: `Binance`.
  public var entity: String?
  /// Who acts through it: `Lazarus Group`.
  public var actor: String?
  /// The incident it belongs to: `Phemex 2025-01`; the column `case`.
  public var caseName: String?
  /// Where the claim comes from.
  public var source: String?
  /// When the claim became known, in seconds since 1970 UTC.
  public var knownFrom: Int64?
  /// When the incident happened, in seconds since 1970 UTC.
  public var eventTime: Int64?

  public init(
    chain: String, address: String, label: String, category: Category, entity: String? = nil, actor: String? = nil,
    caseName: String? = nil, source: String? = nil, knownFrom: Int64? = nil, eventTime: Int64? = nil
  ) {
    self.chain = chain
    self.address = address
    self.label = label
    self.category = category
    self.entity = entity
    self.actor = actor
    self.caseName = caseName
    self.source = source
    self.knownFrom = knownFrom
    self.eventTime = eventTime
  }
}

/// An address on a chain.
public struct LabelledAddress: Hashable, Sendable {
  /// In lower case.
  public var chain: String
  public var address: String

  public init(chain: String, address: String) {
    self.chain = chain
    self.address = address
  }
}
