import Dispatch
import SignatureLanguage
import Synchronization

extension InlineTestRunner {
  /// Which tests are run.
  public struct Filter: Sendable {
    /// Part of the name of a test or of its signature, in whatever case; nil for all.
    public var text: String?

    public init(text: String? = nil) { self.text = text?.lowercased() }

    func holds(_ test: InlineTest, of signature: CompiledSignature) -> Bool {
      guard let text else { return true }
      return test.name.lowercased().contains(text) || signature.plan.name.lowercased().contains(text)
    }
  }

  /// Runs the tests of all signatures on all cores; the outcomes are in the order of the files, whichever ended first.
  public func run(_ signatures: [CompiledSignature], _ filter: Filter = Filter()) throws(SluiceError) -> [TestOutcome] {
    let work = signatures.flatMap { signature in
      signature.tests.filter { filter.holds($0, of: signature) }.map { (test: $0, signature: signature) }
    }
    let results = Mutex([Result<TestOutcome, SluiceError>?](repeating: nil, count: work.count))
    DispatchQueue.concurrentPerform(iterations: work.count) { index in
      let result = Result { () throws(SluiceError) in try run(work[index].test, of: work[index].signature) }
      results.withLock { $0[index] = result }
    }
    var outcomes: [TestOutcome] = []
    for result in results.withLock({ $0 }) { if let result { outcomes.append(try result.get()) } }
    return outcomes
  }
}
