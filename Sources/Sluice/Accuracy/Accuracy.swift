import Labels
import SignaturePlan

/// What signatures find of a case among benign traffic, and what they find there besides.
public struct Accuracy: Sendable {
  /// What counts as found.
  public struct Share: Sendable, Hashable {
    public var transfers = 0.0
    public var addresses = 0.0
    /// By amount.
    public var value = 0.0
    /// By amount, of the transfers that were asked for alone.
    public var chosenValue: Double?
  }

  /// What matches of one signature, or of all, are worth.
  public struct Tally: Sendable {
    /// Of the case, from 0 to 1.
    public var recall = Share()
    public var matches = 0
    /// Matches of whose transfers half or more are the case's.
    public var trueMatches = 0
    /// Benign transfers inside false matches.
    public var falseTransfers = 0
    /// Share of the transfers in matches that are the case's; nil without matches.
    public var transferPrecision: Double?
    /// Seconds from the case's first transfer to the last of the true match that was complete first.
    public var delay: Int64?

    public var falseMatches: Int { matches - trueMatches }
  }

  public let benignRows: Int
  public let all: Tally
  /// By signature, for those that have matches.
  public let signatures: [String: Tally]
  /// By tens of points, whatever the least score: matches, and those of them that are true.
  public let reliability: [Int: (matches: Int, trueMatches: Int)]

  /// Every match that is reported, whether or not it scores enough to count; those on the case are true.
  public let graded: [PartWeights.Graded]

  /// Scans a case and benign traffic as one ledger, with the case's labels and of those that travel with sluice the
  /// services: labels of thefts would give the answer away.
  ///
  /// - Parameters:
  ///   - item: what is to be found; nil for nothing.
  ///   - path: its transfers, or those of its null.
  ///   - least: matches that score less count only for the reliability.
  ///   - chosen: transfers of the case whose recall is told by itself.
  public init(
    of item: LabelledCase?, at path: String, among traffic: BenignTraffic, plans: [Plan], least: Double,
    chosen: Set<Int>? = nil
  ) throws(SluiceError) {
    let services = LabelFiles.bundled.labels.filter(\.category.isService)
    let labels = LabelTable((item?.labels.labels ?? []) + services + traffic.labels)
    let inputs = (item == nil ? [] : [path]) + traffic.archives
    let request = ScanRequest(plans: plans, inputs: inputs, labels: labels)
    let found = try Scanner(request).run().matches
    benignRows = traffic.rows
    let reported = found.filter { $0.score.value >= least }
    graded = found.map { match in
      PartWeights.Graded(
        signature: match.signature, isTrue: match.isTrue(path),
        points: Dictionary(match.reasons.map { ($0.text, $0.points.value) }, uniquingKeysWith: +))
    }
    all = Self.tally(reported, item, path, chosen)
    signatures = Dictionary(grouping: reported, by: \.signature).mapValues { Self.tally($0, item, path, chosen) }
    var reliability: [Int: (matches: Int, trueMatches: Int)] = [:]
    for match in found {
      let isTrue = match.isTrue(path)
      reliability[min(9, match.score.tenths / 100), default: (0, 0)].matches += 1
      if isTrue { reliability[min(9, match.score.tenths / 100), default: (0, 0)].trueMatches += 1 }
    }
    self.reliability = reliability
  }

  private static func tally(
    _ matches: [Match], _ item: LabelledCase?, _ path: String, _ chosen: Set<Int>?
  ) -> Tally {
    var tally = Tally()
    var rows: Set<Int> = []
    var addresses: Set<String> = []
    var benign: Set<Place> = []
    var inFalse: Set<Place> = []
    for match in matches {
      let isTrue = match.isTrue(path)
      tally.matches += 1
      if isTrue, let item {
        tally.trueMatches += 1
        let delay = match.lastTime - item.times.lowerBound
        tally.delay = min(tally.delay ?? delay, delay)
      }
      for item in match.evidence {
        if item.archive == path {
          rows.insert(item.row)
          addresses.formUnion([item.transfer.from, item.transfer.to])
        } else {
          benign.insert(Place(archive: item.archive, row: item.row))
          if !isTrue { inFalse.insert(Place(archive: item.archive, row: item.row)) }
        }
      }
    }
    if let item {
      tally.recall = Share(
        transfers: Double(rows.count) / Double(item.count),
        addresses: Double(addresses.count) / Double(item.addresses),
        value: item.share(of: rows))
      if let chosen, case let whole = item.share(of: chosen), whole > 0 {
        tally.recall.chosenValue = item.share(of: chosen.intersection(rows)) / whole
      }
    }
    tally.falseTransfers = inFalse.count
    let touched = rows.count + benign.count
    tally.transferPrecision = touched > 0 ? Double(rows.count) / Double(touched) : nil
    return tally
  }

  private struct Place: Hashable {
    var archive: String
    var row: Int
  }
}

extension Match {
  /// Whether half or more of its transfers are of one file.
  fileprivate func isTrue(_ path: String) -> Bool {
    var own: Set<Int> = []
    var others: Set<String> = []
    for item in evidence {
      if item.archive == path { own.insert(item.row) } else { others.insert("\(item.row) \(item.archive)") }
    }
    return own.count >= others.count && !own.isEmpty
  }
}
