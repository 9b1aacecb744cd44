/// What a source holds and where, as far as it can be made out.
public struct DocumentOutline: Sendable, Hashable {
  public var signatures: [Signature]

  public struct Signature: Sendable, Hashable {
    /// As it was written; empty while there is none.
    public var name: String
    /// Whether it is a campaign, which has no steps.
    public var isCampaign: Bool
    public var nameSpan: Range<Int>
    public var span: Range<Int>
    public var steps: [Step]
    public var tests: [Test]
    /// Where steps are named again.
    public var references: [StepReference]
  }

  public struct Step: Sendable, Hashable {
    /// Given, or implied by the keyword: `hop`, `hop2`.
    public var name: String
    /// `hop`, `split`; whatever stands in its place, or nothing, while it is being written.
    public var keyword: String
    /// Of the name, or of the keyword if no name is given.
    public var nameSpan: Range<Int>
    public var span: Range<Int>
    /// Those in its block.
    public var steps: [Step]
  }

  public struct Test: Sendable, Hashable {
    public var name: String
    public var nameSpan: Range<Int>
    public var span: Range<Int>
  }

  /// A step named in `each`, in a clause, a score or a test.
  public struct StepReference: Sendable, Hashable {
    public var name: String
    public var span: Range<Int>
    /// Where the step is bound.
    public var definition: Range<Int>
  }
}
