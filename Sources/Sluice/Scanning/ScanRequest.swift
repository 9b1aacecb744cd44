import Kernels
import Labels
import Matcher
import SignaturePlan

/// What to scan, and with what.
public struct ScanRequest: Sendable {
  /// The plans to look for, each under a name of its own.
  public var plans: [Plan]
  /// What to look for among the matches of the plans.
  public var campaigns: [Campaign]
  /// Archives or CSV files, in the order that decides between transfers of one second.
  public var inputs: [String]
  public var labels: LabelTable
  public var settings: MatchSettings
  /// Version of the kernels; nil for the best that the machine has.
  public var kernels: Kernels?
  /// Signatures that are looked for at the same time; the matches do not depend on it.
  public var threads: Int
  /// By which share of each limit a flow may miss a signature and still be told as a near miss, over 0 and under 1; nil
  /// for none.
  public var margin: Double?
  /// What transfers and addresses may take in memory while they are matched.
  public var room = StateRoom()

  public init(
    plans: [Plan], campaigns: [Campaign] = [], inputs: [String], labels: LabelTable = LabelTable(),
    settings: MatchSettings = .init(),
    kernels: Kernels? = nil, threads: Int = 1
  ) {
    self.plans = plans
    self.campaigns = campaigns
    self.inputs = inputs
    self.labels = labels
    self.settings = settings
    self.kernels = kernels
    self.threads = threads
  }
}

/// How far a scan has come.
public enum ScanProgress: Sendable, Equatable {
  /// Transfers read so far, and in all inputs.
  case reading(rows: Int, of: Int)
  /// Signatures matched so far, of how many, and which one is next.
  case matching(done: Int, of: Int, next: String)
}

/// Matches, and what the data did and did not cover.
public struct ScanResult: Sendable {
  /// By falling score, then by signature and origin.
  public var matches: [Match]
  /// What comes near, the nearest first; empty unless it was asked for.
  public var nearMisses = NearMisses()
  public var coverage: Coverage
  public var profile = ScanProfile()
}

/// Where the time of a scan went.
public struct ScanProfile: Sendable {
  /// Opening, decoding, and choosing the transfers that are kept.
  public var reading = Duration.zero
  /// Transfers that were kept for matching.
  public var kept = 0
  /// From the last transfer read to the last signature done.
  public var matching = Duration.zero
  /// Spelling out what was found.
  public var reporting = Duration.zero
  /// By signature, the most expensive first.
  public var signatures: [MatchingCost] = []
}
