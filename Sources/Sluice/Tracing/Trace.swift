import Columnar
import SignatureLanguage
import SignaturePlan

/// Where money went from given addresses: transfers, services at which it ended, balances that rest, and signatures that
/// are met on the way.
public struct Trace: Sendable {
  /// A service that was paid.
  public struct End: Sendable, Hashable {
    public var label: String
    public var category: String
    public var payments = 0
    /// Whole transfers; what part of them was followed is not said.
    public var usd = 0.0
    /// Payments whose value is not known.
    public var unpriced = 0
    /// Seconds since 1970-01-01 UTC.
    public var first = Int64.max
    public var last = Int64.min
  }

  /// What an address got and did not pass on, as far as it was followed.
  public struct Balance: Sendable, Hashable {
    public var chain: String
    public var address: String
    public var asset: String
    public var amount: Double
    /// All that it got.
    public var received: Double
    /// At the price of the last payment to it; nil where that is not known.
    public var usd: Double?
    /// Seconds since 1970-01-01 UTC of the last payment to it.
    public var since: Int64
    fileprivate var price: Double?
  }

  /// The trails, one for each payment out of the addresses, in order of their time.
  public private(set) var trails: [Match]
  /// Matches of the bundled signatures that share a transfer with a trail, by falling score.
  public private(set) var met: [Match] = []
  /// By falling value.
  public private(set) var ends: [End] = []
  /// By falling value.
  public private(set) var balances: [Balance] = []
  /// Transfers that were followed, each once, in order of time.
  public private(set) var transfers: [Evidence] = []
  public private(set) var coverage: Coverage

  /// Follows the money and looks for signatures beside it, in one pass.
  ///
  /// - Parameter plans: signatures that may be met.
  public init(
    _ request: TraceRequest, plans: [Plan], progress: (ScanProgress) -> Void = { _ in }
  ) throws(SluiceError) {
    guard 1...1_000 ~= request.addresses.count else {
      throw SluiceError(.usage, "a trace starts at 1 to 1,000 addresses, not at \(request.addresses.count)")
    }
    let trail = try request.plan()
    let scan = ScanRequest(
      plans: [trail] + plans, inputs: request.inputs, labels: request.labels, threads: request.threads)
    let result = try Scanner(scan).run(progress: progress)
    coverage = result.coverage
    trails = result.matches.filter { $0.signature == trail.name }.sorted {
      ($0.firstTime, $0.id) < ($1.firstTime, $1.id)
    }
    var seen: Set<Place> = []
    for item in trails.flatMap(\.evidence) where seen.insert(Place(item)).inserted { transfers.append(item) }
    transfers.sort {
      ($0.transfer.time, $0.archive, $0.row) < ($1.transfer.time, $1.archive, $1.row)
    }
    met = result.matches.filter { match in
      match.signature != trail.name && match.evidence.contains { seen.contains(Place($0)) }
    }
    settle(request)
  }

  private struct Place: Hashable {
    var archive: String
    var row: Int

    init(_ item: Evidence) { (archive, row) = (item.archive, item.row) }
  }

  private struct Purse: Hashable {
    var chain: String
    var address: String
    var asset: String
  }

  /// Adds up what reached services and what rests.
  private mutating func settle(_ request: TraceRequest) {
    var ends: [String: End] = [:]
    var sums: [Purse: Balance] = [:]
    for item in transfers {
      let transfer = item.transfer
      let label = request.labels.labels(chain: transfer.chain, address: transfer.to).first { $0.category.isService }
      if let label {
        let name = label.entity ?? label.label
        var end = ends["\(label.category) \(name)"] ?? End(label: name, category: label.category.rawValue)
        end.payments += 1
        if let usd = transfer.usd { end.usd += usd } else { end.unpriced += 1 }
        end.first = min(end.first, transfer.time)
        end.last = max(end.last, transfer.time)
        ends["\(label.category) \(name)"] = end
      } else {
        Self.add(transfer, at: transfer.to, sign: 1, to: &sums)
      }
      Self.add(transfer, at: transfer.from, sign: -1, to: &sums)
    }
    let starts = Set(request.addresses.map(AddressText.canonical))
    self.ends = ends.values.sorted {
      ($1.usd, $1.payments, $0.label, $0.category) < ($0.usd, $0.payments, $1.label, $1.category)
    }
    // Fees and rounding leave a little behind everywhere.
    balances = sums.values.filter { $0.amount > 0.001 * $0.received && !starts.contains($0.address) }.sorted {
      ($1.usd ?? -1, $0.since, $0.address, $0.chain, $0.asset) < (
        $0.usd ?? -1, $1.since, $1.address, $1.chain, $1.asset
      )
    }
  }

  private static func add(_ transfer: Transfer, at address: String, sign: Double, to sums: inout [Purse: Balance]) {
    let purse = Purse(chain: transfer.chain, address: address, asset: transfer.asset)
    // Who pays without having been paid has money of his own, which is not followed.
    guard sign > 0 || sums[purse] != nil else { return }
    var sum =
      sums[purse]
      ?? Balance(
        chain: purse.chain, address: address, asset: purse.asset, amount: 0, received: 0, since: transfer.time)
    sum.amount += sign * transfer.amount
    if sign > 0 {
      sum.received += transfer.amount
      sum.since = transfer.time
      sum.price = transfer.amount > 0 ? transfer.usd.map { $0 / transfer.amount } : sum.price
    }
    sum.usd = sum.price.map { $0 * sum.amount }
    sums[purse] = sum
  }
}
