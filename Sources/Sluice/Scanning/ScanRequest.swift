import Kernels
import Labels
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

  public init(
    plans: [Plan], campaigns: [Campaign] = [], inputs: [String], labels: LabelTable = LabelTable(),
    settings: MatchSettings = .init(),
    kernels: Kernels? = nil
  ) {
    self.plans = plans
    self.campaigns = campaigns
    self.inputs = inputs
    self.labels = labels
    self.settings = settings
    self.kernels = kernels
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
  public var coverage: Coverage
}
