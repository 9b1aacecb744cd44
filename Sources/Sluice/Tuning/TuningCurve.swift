import Labels
import SignaturePlan

/// What a signature finds for each value of one of its limits: all values in one scan of each case.
public struct TuningCurve: Sendable {
  /// What is measured, and on what.
  public struct Request: Sendable {
    public var variation: Variation
    public var cases: [LabelledCase] = []
    /// Archives every match in which is false; where there are none, traffic is made up around each case.
    public var archives: [String] = []
    /// Services that take part in the archives.
    public var labels: [Label] = []
    /// Transfers that are made up, at least.
    public var benign = 250_000
    public var seed: UInt64 = 1
    /// Matches that score less do not count; nil for what the signature reports.
    public var least: Double?

    public init(_ variation: Variation) { self.variation = variation }
  }

  public struct Point: Sendable {
    public var value: Double
    /// Whether it is what the signature has.
    public var isCurrent: Bool
    /// In the order of the cases.
    public var cases: [Accuracy.Tally]
    /// In all ordinary traffic.
    public var falseMatches: Int
    public var falseTransfers: Int
  }

  public let variation: Variation
  /// Names of the cases.
  public let cases: [String]
  /// Ascending by value.
  public let points: [Point]
  /// Transfers of ordinary traffic, those around every case counted once each.
  public let benignRows: Int

  /// - Parameter progress: told what is scanned next.
  public init(_ request: Request, progress: (String) -> Void = { _ in }) throws(SluiceError) {
    let variation = request.variation
    let plans = try variation.plans()
    let folder = try ScratchFolder()
    defer { folder.remove() }
    var found: [Accuracy] = []
    for item in request.cases {
      progress("\(item.name): \(item.count) transfers, \(plans.count) values")
      let traffic =
        request.archives.isEmpty
        ? try BenignTraffic(rows: request.benign, covering: item.times, seed: request.seed) {
          folder.path("\(item.name)-\($0).arrow")
        } : try BenignTraffic(archives: request.archives, labels: request.labels)
      found.append(
        try Accuracy(of: item, at: item.path, among: traffic, plans: plans, least: request.least ?? 0))
    }
    if request.cases.isEmpty {
      progress("\(request.archives.count) archives, \(plans.count) values")
      let traffic = try BenignTraffic(archives: request.archives, labels: request.labels)
      found.append(try Accuracy(of: nil, at: "", among: traffic, plans: plans, least: request.least ?? 0))
    }
    self.variation = variation
    cases = request.cases.map(\.name)
    benignRows = found.reduce(0) { $0 + $1.benignRows }
    points = variation.values.map { value in
      let tallies = found.map { $0.signatures[Variation.planName(variation.plan, value)] ?? Accuracy.Tally() }
      return Point(
        value: value, isCurrent: value == variation.limit.value, cases: request.cases.isEmpty ? [] : tallies,
        falseMatches: tallies.reduce(0) { $0 + $1.falseMatches },
        falseTransfers: tallies.reduce(0) { $0 + $1.falseTransfers })
    }
  }
}
