import SignaturePlan

/// A column of the table of matches.
enum MatchColumn: CaseIterable {
  case severity, score, signature, firstTime, lasted, value, transfers, origin

  var heading: String {
    switch self {
    case .severity: "SEVERITY"
    case .score: "SCORE"
    case .signature: "SIGNATURE"
    case .firstTime: "FIRST (UTC)"
    case .lasted: "LASTED"
    case .value: "VALUE"
    case .transfers: "TRANSFERS"
    case .origin: "ORIGIN"
    }
  }

  /// Whether its cells stand on the right.
  var isNumber: Bool {
    switch self {
    case .score, .lasted, .value, .transfers: true
    case .severity, .signature, .firstTime, .origin: false
    }
  }

  /// What it shows of a match, safe for a terminal.
  func cell(of match: Match) -> String {
    switch self {
    case .severity: match.severity.rawValue
    case .score: match.score.description
    case .signature: TerminalText.escaped(match.signature)
    case .firstTime: HumanText.minute(match.firstTime)
    case .lasted: HumanText.duration(HumanText.seconds(from: match.firstTime, to: match.lastTime))
    case .value: match.value.shortText
    case .transfers: HumanText.count(match.transferCount)
    case .origin: TerminalText.escaped(match.origin.address)
    }
  }
}

extension Value {
  /// `$1.07B`, or `10,000 ETH` where dollars are not known.
  fileprivate var shortText: String {
    if let usd { return HumanText.dollars(usd) }
    return TerminalText.cut(TerminalText.escaped(HumanText.amount(amount, of: asset)), to: 20)
  }
}

extension Match {
  /// Transfers of the evidence, each counted once though several steps may name it.
  var transferCount: Int { Set(evidence.map { Place(archive: $0.archive, row: $0.row) }).count }

  private struct Place: Hashable {
    var archive: String
    var row: Int
  }
}
