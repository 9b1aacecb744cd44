import SignaturePlan

/// What some transfers are together: `4,200 ETH ($11.2M)`; of several assets the three with the most transfers.
struct AssetSums {
  private let transfers: [Transfer]

  init(_ transfers: [Transfer]) { self.transfers = transfers }

  var text: String {
    var amounts: [String: (count: Int, amount: Double)] = [:]
    for transfer in transfers {
      amounts[transfer.asset, default: (0, 0)].count += 1
      amounts[transfer.asset, default: (0, 0)].amount += transfer.amount
    }
    let order = amounts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var text = order.prefix(3).map { HumanText.amount($0.value.amount, of: $0.key) }.joined(separator: ", ")
    if order.count > 3 { text += " and \(order.count - 3) more assets" }
    let values = transfers.compactMap(\.usd)
    return values.count == transfers.count ? "\(text) (\(HumanText.dollars(Statistics.sum(values))))" : text
  }
}
