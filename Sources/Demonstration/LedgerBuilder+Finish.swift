import Columnar

extension LedgerBuilder {
  /// Puts the transfers in order of time, and those of one time in the order in which they were added.
  func finish() -> DemonstrationLedger {
    let order = order()
    let (table, codes) = sortedAddresses()
    return DemonstrationLedger(
      batch: batch(order, codes), addresses: table, chains: StringTable(Chain.allCases.map(\.name)),
      assets: StringTable(Asset.allCases.map(\.symbol)), transactions: transactionTexts(order), labels: labels,
      planted: cases(order))
  }

  /// Places among the drafts, in ledger order.
  private func order() -> [Int] {
    let bits = 20
    precondition(drafts.count < 1 << bits, "a place must fit beside the time")
    return drafts.indices.map { drafts[$0].time << bits | $0 }.sorted().map { $0 & (1 << bits - 1) }
  }

  /// The addresses that take part, in order of their bytes, and their codes by account.
  private func sortedAddresses() -> (StringTable, [Int32]) {
    var codes = [Int32](repeating: -1, count: addresses.count)
    for draft in drafts { (codes[Int(draft.from.code)], codes[Int(draft.to.code)]) = (0, 0) }
    // An address is compared by its first digits, 60 bits for Ethereum, before its whole text is.
    let accounts = codes.indices.filter { codes[$0] == 0 }.map { (key: key($0), account: $0) }
    let sorted = accounts.sorted { left, right in
      left.key != right.key
        ? left.key < right.key
        : addresses.utf8(left.account).lexicographicallyPrecedes(addresses.utf8(right.account))
    }
    var table = StringTable()
    for (place, entry) in sorted.enumerated() {
      table.append(addresses.utf8(entry.account))
      codes[entry.account] = Int32(place)
    }
    return (table, codes)
  }

  /// The first bytes of an address, after which few are alike: the two of `0x` and six more.
  private func key(_ account: Int) -> UInt64 {
    addresses.utf8(account).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func batch(_ order: [Int], _ codes: [Int32]) -> TransferBatch {
    var batch = TransferBatch()
    batch.reserveCapacity(order.count)
    for place in order {
      let draft = drafts[place]
      let cents = Market.cents(of: draft.amount, at: draft.time)
      batch.append(
        time: Int64(draft.time), chain: draft.from.chain.rawValue, from: codes[Int(draft.from.code)],
        to: codes[Int(draft.to.code)], asset: draft.amount.asset.rawValue, amount: draft.amount.units,
        usd: cents.map { Double($0) / 100 } ?? .nan)
    }
    return batch
  }

  /// `0x` and 64 hexadecimal digits, made from the seed and the transaction's number.
  private func transactionTexts(_ order: [Int]) -> StringTable {
    var table = StringTable()
    var text: [UInt8] = []
    for place in order {
      text.removeAll(keepingCapacity: true)
      text.append(contentsOf: "0x".utf8)
      var digits = SplitMix(state: SplitMix.mix(seed ^ UInt64(drafts[place].transaction) << 20))
      for _ in 0..<4 { MadeAddress.append(digits.next(), to: &text) }
      table.append(text[...])
    }
    return table
  }

  private func cases(_ order: [Int]) -> [PlantedCase] {
    var rows = [Int](repeating: 0, count: order.count)
    for (row, place) in order.enumerated() { rows[place] = row }
    return planted.map { planted in
      PlantedCase(
        name: planted.name, signature: planted.signature, figures: planted.figures,
        origin: rows[planted.drafts[0]], rows: Set(planted.drafts.map { rows[$0] }))
    }
  }
}
