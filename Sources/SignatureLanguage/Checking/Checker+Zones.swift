extension Checker {
  /// Seconds ahead of UTC, of `hour(UTC+9)` and the like; nil after an error.
  func offset(_ call: CallSyntax) -> Int? {
    guard let argument = call.arguments?.first, call.arguments?.count == 1 else {
      return misfit(call, "a time zone", "\(call.name.text)(UTC+9)")
    }
    switch argument {
    case .call(let zone) where zone.isBare:
      return zone.name.text == "UTC" ? 0 : reportZone(zone.name, zone.span)
    case .zone(let zone):
      guard zone.name.text == "UTC" else { return reportZone(zone.name, zone.span) }
      return offset(zone)
    case .call, .text, .value: return misfit(call, "a time zone", "\(call.name.text)(UTC+9)")
    }
  }

  /// `UTC+9`, `UTC-3:30`: -12:00 to +14:00, as on Earth.
  private func offset(_ zone: ZoneSyntax) -> Int? {
    let parts = zone.offset.text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.map { $0.utf8.count <= 2 && $0.utf8.allSatisfy(Lexer.isDigit) ? Int($0) : nil }
    if numbers.count <= 2, let hours = numbers[0], let minutes = numbers.count == 2 ? numbers[1] : 0, minutes < 60 {
      let seconds = hours * 3_600 + minutes * 60
      if seconds <= (zone.isBehind ? 12 : 14) * 3_600 { return zone.isBehind ? -seconds : seconds }
    }
    sink.report(
      .unknownZone, at: zone.span, "no such time zone \(quoted(zone.span))", label: "expected -12:00 to +14:00",
      help: "a zone is so many hours from UTC: `UTC+9`, `UTC-3:30`")
    return nil
  }

  private func reportZone(_ name: Identifier, _ span: Span) -> Int? {
    let known = name.text.uppercased()
    let fix = known == "UTC" || known == "GMT" ? "UTC" : span == name.span ? Self.zones[known] : nil
    sink.report(
      .unknownZone, at: fix == "UTC" ? name.span : span, "unknown time zone \(UserText.quoted(name.text))",
      label: "zones have no names here",
      help: fix.map { "did you mean `\($0)`?" } ?? "a zone is so many hours from UTC: `UTC+9`, `UTC-3:30`", fix: fix)
    return nil
  }

  /// Names that mean one zone only, in winter.
  private static let zones = [
    "KST": "UTC+9", "JST": "UTC+9", "MSK": "UTC+3", "CET": "UTC+1", "EET": "UTC+2", "HKT": "UTC+8", "SGT": "UTC+8",
    "ICT": "UTC+7", "EST": "UTC-5", "PST": "UTC-8", "Z": "UTC",
  ]
}
