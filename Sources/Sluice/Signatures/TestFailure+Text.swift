extension TestFailure: CustomStringConvertible {
  /// What was expected and what was found, on one line.
  public var description: String { "expected \(expectation), found \(found)" }

  private static let shown = 5

  private var found: String {
    guard !matches.isEmpty else { return "no match" }
    let rest = matches.count > Self.shown ? "; and \(matches.count - Self.shown) more" : ""
    return matches.prefix(Self.shown).map(\.description).joined(separator: "; ") + rest
  }

  /// The numbers of the lines to show with it: its own, then those of the ledger.
  var lines: [Int] { [line] + ledgerLines.prefix(Self.shown) }
}

extension TestFailure.Match: CustomStringConvertible {
  public var description: String {
    let counts = steps.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    return "a match of score \(score) from \(origin), line \(line) (\(counts))"
  }
}
