import SignaturePlan

/// Transfers in their total order, and what the definition says of them before any step is asked.
final class Ledger: Sendable {
  let transfers: [Transfer]
  let labels: LabelSets
  /// USD.
  let dustFloor: Double

  /// By node: rows that it pays, self-transfers left out.
  let payments: [Node: [Int]]
  /// By node: rows that reach it, self-transfers left out.
  let arrivals: [Node: [Int]]
  /// By node: rows at either end of which it stands, in any asset, dust and self-transfers left out.
  let dealings: [Node: [Int]]
  /// By node: time of the first transfer at either end of which it stands, dust left out.
  let firstSeen: [Node: Int64]
  /// By row: what had happened before.
  let pasts: [Past]

  /// A node with one asset that it pays or receives.
  struct Account: Hashable {
    var node: Node
    var asset: String
  }

  init(transfers: [Transfer], labels: LabelSets, settings: MatchSettings) {
    self.transfers = transfers
    self.labels = labels
    dustFloor = settings.dustFloor
    let moving = transfers.indices.filter { !transfers[$0].isSelfTransfer }
    payments = Dictionary(grouping: moving) { transfers[$0].sender }
    arrivals = Dictionary(grouping: moving) { transfers[$0].receiver }
    let history = History(of: transfers) { transfer in transfer.isDust(under: settings.dustFloor) }
    dealings = history.dealings
    firstSeen = history.firstSeen
    pasts = history.pasts
  }

  var count: Int { transfers.count }

  subscript(row: Int) -> Transfer { transfers[row] }

  /// Seconds from one row to another, negative if the second is earlier.
  func seconds(from row: Int, to other: Int) -> Int64 { self[other].time - self[row].time }

  func amounts(_ rows: [Int]) -> [Double] { rows.map { self[$0].amount } }

  /// What is compared and summed; NaN where it is undefined.
  func measure(_ row: Int, anyAsset: Bool) -> Double { anyAsset ? self[row].value ?? .nan : self[row].amount }

  func payer(of row: Int) -> Account { Account(node: self[row].sender, asset: self[row].asset) }
  func receiver(of row: Int) -> Account { Account(node: self[row].receiver, asset: self[row].asset) }

  /// Rows that a node pays in an asset, or in any, self-transfers left out.
  func payments(by node: Node, in asset: String?) -> [Int] { (payments[node] ?? []).filter { isIn(asset, $0) } }

  /// Rows that reach a node in an asset, or in any, self-transfers left out.
  func arrivals(at node: Node, in asset: String?) -> [Int] { (arrivals[node] ?? []).filter { isIn(asset, $0) } }

  private func isIn(_ asset: String?, _ row: Int) -> Bool { asset.map { self[row].asset == $0 } ?? true }

  /// Transfers that leave a head, whatever the deadline, and whether or not its node is a service.
  func leaving(_ head: Head, anyAsset: Bool) -> [Int] {
    payments(by: head.node, in: anyAsset ? nil : head.asset).filter { $0 > head.row }
  }

  /// Whether flows end at this node.
  func isService(_ node: Node) -> Bool { labels.services.contains(node) }

  /// The cases or entities of a node; none for an address as such.
  func labels(_ key: SenderKey, of node: Node) -> Set<String> {
    switch key {
    case .address: []
    case .incident: labels.cases[node] ?? []
    case .entity: labels.entities[node] ?? []
    }
  }
}

extension Transfer {
  /// A self-transfer moves nothing: no step binds it and no sum counts it.
  var isSelfTransfer: Bool { from == to }

  /// Dust makes an address neither active nor stale.
  func isDust(under floor: Double) -> Bool { amount == 0 || value.map { $0 < floor } ?? false }

  func node(at end: End) -> Node {
    switch end {
    case .from: sender
    case .to: receiver
    }
  }
}
