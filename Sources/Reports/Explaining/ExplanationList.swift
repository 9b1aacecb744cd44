/// What was explained together, and the ledger it was held against.
public struct ExplanationList: Sendable {
  public var explanations: [Explanation]
  /// Transfers of the ledger; nil where none was read.
  public var transfers: Int?
  /// What was assumed or missing, one line each.
  public var notes: [String]

  public init(_ explanations: [Explanation], transfers: Int? = nil, notes: [String] = []) {
    self.explanations = explanations
    self.transfers = transfers
    self.notes = notes
  }
}
