import Reports
import SignatureLanguage

/// What came of tests, for people: the failures with the lines of the files that they are about.
public struct TestReport: Sendable {
  public var outcomes: [TestOutcome]
  /// By path.
  private let lines: [String: [Substring]]

  /// - Parameter sources: the files that the tests stand in.
  public init(_ outcomes: [TestOutcome], sources: [SignatureSource]) {
    self.outcomes = outcomes
    let failed = Set(outcomes.filter { !$0.passed }.map(\.path))
    lines = Dictionary(
      sources.filter { failed.contains($0.path) }.map { source in
        let text = String(decoding: source.bytes, as: UTF8.self)
        return (source.path, text.split(omittingEmptySubsequences: false) { $0.isNewline })
      }, uniquingKeysWith: { first, _ in first })
  }

  public var failed: Int { outcomes.count { !$0.passed } }
  public var passed: Int { outcomes.count - failed }

  /// One paragraph for each test that failed, none for the others; ends with the count.
  public var text: String {
    outcomes.filter { !$0.passed }.map(paragraph).joined() + "\(passed) passed, \(failed) failed\n"
  }

  private func paragraph(_ outcome: TestOutcome) -> String {
    let path = TerminalText.escaped(outcome.path)
    var text = "\(path):\(outcome.line): `\(outcome.signature)`: test \"\(outcome.test)\" failed\n"
    for failure in outcome.failures { text += details(of: failure, outcome.path) }
    return text
  }

  /// The failure and the lines it is about.
  func details(of failure: TestFailure, _ path: String) -> String {
    let width = String(failure.lines.max() ?? 0).count
    return "  \(TerminalText.escaped(failure.description))\n"
      + failure.lines.map { "    \(TerminalText.padded(String($0), to: width, onLeft: true)) | \(line($0, path))\n" }
      .joined()
  }

  private func line(_ number: Int, _ path: String) -> String {
    guard let lines = lines[path], lines.indices.contains(number - 1) else { return "" }
    let text = lines[number - 1].drop { $0 == " " || $0 == "\t" }
    return TerminalText.cut(TerminalText.escaped(String(text)), to: 140)
  }
}
