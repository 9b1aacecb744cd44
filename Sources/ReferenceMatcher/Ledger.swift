import SignaturePlan

/// Transfers in their total order, and what the definition says of them before any step is asked.
struct Ledger: Sendable {
  let transfers: [Transfer]
  let labels: LabelSets
  /// USD.
  let dustFloor: Double

  /// By row: the paying node with the asset that leaves it, numbered.
  let payers: [Int]
  /// By row: the receiving node with the asset that reaches it, numbered in the same way.
  let receivers: [Int]
  /// By account: rows that it pays, self-transfers left out.
  let payments: [[Int]]
  /// By account: rows that reach it, self-transfers left out.
  let arrivals: [[Int]]
  /// By node: rows at either end of which it stands, in any asset, dust and self-transfers left out.
  let dealings: [Node: [Int]]
  /// By node: time of the first transfer at either end of which it stands, dust left out.
  let firstSeen: [Node: Int64]
  /// By row: what had happened before.
  let pasts: [Past]

  init(transfers: [Transfer], labels: LabelSets, settings: MatchSettings) {
    self.transfers = transfers
    self.labels = labels
    dustFloor = settings.dustFloor
    let accounts = Accounts(of: transfers)
    payers = accounts.payers
    receivers = accounts.receivers
    payments = accounts.rows(by: accounts.payers)
    arrivals = accounts.rows(by: accounts.receivers)
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

  /// Whether flows end at this node.
  func isService(_ node: Node) -> Bool { labels.services.contains(node) }

  /// Whether a label set holds this node; a set that nobody looked up holds none.
  func isMember(_ node: Node, of set: SetReference) -> Bool { labels.members[set]?.contains(node) ?? false }

  /// Transfers that leave a head, whatever the deadline.
  ///
  /// They are later than the head and paid by its node, on the same chain and in the same asset. A service has none.
  func leaving(_ head: Int) -> [Int] {
    guard !isService(self[head].receiver) else { return [] }
    return payments[receivers[head]].filter { $0 > head }
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

/// The nodes of a ledger with each asset they pay or receive, numbered.
private struct Accounts {
  private(set) var payers: [Int] = []
  private(set) var receivers: [Int] = []
  private var numbers: [Account: Int] = [:]
  private let transfers: [Transfer]

  private struct Account: Hashable {
    var node: Node
    var asset: String
  }

  init(of transfers: [Transfer]) {
    self.transfers = transfers
    for transfer in transfers {
      payers.append(number(of: Account(node: transfer.sender, asset: transfer.asset)))
      receivers.append(number(of: Account(node: transfer.receiver, asset: transfer.asset)))
    }
  }

  private mutating func number(of account: Account) -> Int {
    if let known = numbers[account] { return known }
    numbers[account] = numbers.count
    return numbers.count - 1
  }

  /// Rows by the account they have in `ends`, self-transfers left out.
  func rows(by ends: [Int]) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: numbers.count)
    for (row, account) in ends.enumerated() where !transfers[row].isSelfTransfer { rows[account].append(row) }
    return rows
  }
}
