extension LedgerExpansion {
  // MARK: Amounts

  /// `$5`, `10 ETH` or `10 ETH ($25_000)`
  func amount(of line: LedgerLineSyntax) -> (amount: Double, asset: String, usd: Double?)? {
    switch line.amount.value {
    case .invalid: return nil
    case .dollars(let number):
      if let value = line.value { reportSecondValue(value) }
      return (number.value, "USD", number.value)
    case .amount(let number, let asset):
      guard let value = line.value else { return (number.value, asset, nil) }
      if case .dollars(let usd) = value.value { return (number.value, asset, usd.value) }
      report(.wrongDimension, value, "a value is in US dollars", "for example `10 ETH ($25_000)`")
    default:
      report(.noAsset, line.amount, "an amount needs its asset", "for example `$27_000_000` or `10_000 ETH`")
    }
    return nil
  }

  private func reportSecondValue(_ value: LiteralSyntax) {
    sink.report(
      .repeatedPart, at: value.span, "the value is given twice", label: "the amount is in US dollars already")
  }

  // MARK: Fans

  /// One address, or those of a fan: `B1..B12`.
  func addresses(_ end: LedgerEndSyntax) -> [String]? {
    guard let last = end.last else { return [end.first.text] }
    guard let lower = Self.numbered(end.first.text), let upper = Self.numbered(last.text),
      lower.stem == upper.stem, lower.number <= upper.number
    else {
      sink.report(
        .unequalFans, at: end.span, "\(UserText.quoted(sink.source.text(end.span))) is no fan",
        label: "needs one name and rising numbers", help: "for example `B1..B12`")
      return nil
    }
    // One more than fits, so that the limit is noticed.
    let top = Swift.min(upper.number, lower.number + Self.maximumPerTest)
    return (lower.number...top).map { lower.stem + Self.padded($0, lower.width) }
  }

  /// A name cut before its last digits.
  private static func numbered(_ name: String) -> (stem: String, number: Int, width: Int)? {
    let stem = String(name.reversed().drop { $0.isASCII && $0.isNumber }.reversed())
    let digits = name.dropFirst(stem.count)
    guard digits.utf8.count <= 9, let number = Int(digits) else { return nil }
    return (stem, number, digits.hasPrefix("0") ? digits.count : 0)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Who pays whom: between two fans member by member, between one and a fan each.
  func hops(_ fans: [[String]], _ line: LedgerLineSyntax) -> [[(from: String, to: String)]]? {
    var hops: [[(from: String, to: String)]] = []
    for (payers, receivers) in zip(fans, fans.dropFirst()) {
      let count = max(payers.count, receivers.count)
      guard payers.count == receivers.count || payers.count == 1 || receivers.count == 1 else {
        sink.report(
          .unequalFans, at: line.span, "two fans of different size", label: "\(payers.count) pay \(receivers.count)",
          help: "let both have as many members, or one of them one")
        return nil
      }
      hops.append(
        (0..<count).map { (payers[payers.count == 1 ? 0 : $0], receivers[receivers.count == 1 ? 0 : $0]) })
    }
    return hops
  }
}
