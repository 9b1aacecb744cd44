import SignaturePlan

/// What had happened when a transfer was made, over the rows before it.
struct Past: Sendable {
  /// Time of the last transfer to the sender, dust and self-transfers left out.
  var lastArrival: Int64?
  /// Time of the last transfer paid by the sender, dust and self-transfers left out.
  var lastPayment: Int64?
  /// Whether no transfer but dust named the sender.
  var senderIsFresh: Bool
  /// Whether no transfer but dust named the receiver.
  var receiverIsFresh: Bool

  func isFresh(_ end: End) -> Bool {
    switch end {
    case .from: senderIsFresh
    case .to: receiverIsFresh
    }
  }
}

/// One walk through a ledger that notes the past of every transfer.
struct History {
  private(set) var pasts: [Past] = []
  /// By node: time of the first transfer that names it, dust left out.
  private(set) var firstSeen: [Node: Int64] = [:]
  /// By node: rows at either end of which it stands, dust and self-transfers left out.
  private(set) var dealings: [Node: [Int]] = [:]

  private var lastArrivals: [Node: Int64] = [:]
  private var lastPayments: [Node: Int64] = [:]

  init(of transfers: [Transfer], isDust: (Transfer) -> Bool) {
    for (row, transfer) in transfers.enumerated() {
      pasts.append(past(of: transfer))
      guard !isDust(transfer) else { continue }
      see(transfer)
      if !transfer.isSelfTransfer { note(transfer, row: row) }
    }
  }

  private func past(of transfer: Transfer) -> Past {
    Past(
      lastArrival: lastArrivals[transfer.sender], lastPayment: lastPayments[transfer.sender],
      senderIsFresh: firstSeen[transfer.sender] == nil, receiverIsFresh: firstSeen[transfer.receiver] == nil)
  }

  /// Self-transfers count here: an address that pays itself is no longer fresh.
  private mutating func see(_ transfer: Transfer) {
    for node in [transfer.sender, transfer.receiver] where firstSeen[node] == nil {
      firstSeen[node] = transfer.time
    }
  }

  private mutating func note(_ transfer: Transfer, row: Int) {
    lastPayments[transfer.sender] = transfer.time
    lastArrivals[transfer.receiver] = transfer.time
    dealings[transfer.sender, default: []].append(row)
    dealings[transfer.receiver, default: []].append(row)
  }
}
