import Dispatch
import SignatureLanguage
import SignaturePlan
import Synchronization

extension InlineTestRunner {
  /// Which tests are run.
  public struct Filter: Sendable {
    /// Part of the name of a test or of its signature, in whatever case; nil for all.
    public var text: String?

    public init(text: String? = nil) { self.text = text?.lowercased() }

    func holds(_ test: InlineTest, of signature: String) -> Bool {
      guard let text else { return true }
      return test.name.lowercased().contains(text) || signature.lowercased().contains(text)
    }
  }

  /// Runs the tests of all signatures and campaigns on all cores; the outcomes are in the order of the files,
  /// signatures before campaigns, whichever ended first.
  public func run(_ compilation: Compilation, _ filter: Filter = Filter()) throws(SluiceError) -> [TestOutcome] {
    let plans = compilation.signatures.map(\.plan)
    let work = Self.work(compilation, filter)
    let results = Mutex([Result<TestOutcome, SluiceError>?](repeating: nil, count: work.count))
    DispatchQueue.concurrentPerform(iterations: work.count) { index in
      let result = Result { () throws(SluiceError) in
        switch work[index] {
        case .signature(let test, let signature): try run(test, of: signature)
        case .campaign(let test, let campaign): try run(test, of: campaign, plans: plans)
        }
      }
      results.withLock { $0[index] = result }
    }
    var outcomes: [TestOutcome] = []
    for result in results.withLock({ $0 }) { if let result { outcomes.append(try result.get()) } }
    return outcomes
  }

  private enum Item: Sendable {
    case signature(InlineTest, CompiledSignature)
    case campaign(InlineTest, CompiledCampaign)
  }

  private static func work(_ compilation: Compilation, _ filter: Filter) -> [Item] {
    let signatures = compilation.signatures.flatMap { signature in
      signature.tests.filter { filter.holds($0, of: signature.plan.name) }.map { Item.signature($0, signature) }
    }
    let campaigns = compilation.campaigns.flatMap { campaign in
      campaign.tests.filter { filter.holds($0, of: campaign.campaign.name) }.map { Item.campaign($0, campaign) }
    }
    return signatures + campaigns
  }
}
