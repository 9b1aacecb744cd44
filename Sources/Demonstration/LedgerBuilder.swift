import Columnar

/// An address that takes part in the ledger.
struct Account: Equatable {
  /// In the order in which addresses were made.
  let code: Int32
  let chain: Chain
}

/// The ledger while it is being made: transfers in any order, addresses in the order in which they were made.
struct LedgerBuilder {
  let seed: UInt64
  /// Text of every account.
  private(set) var addresses = StringTable()
  private(set) var drafts: [Draft] = []
  private(set) var labels: [LabelRow] = []
  var planted: [DraftCase] = []

  private var names: RandomSource
  private var transactions: Int32 = 0

  /// A transfer whose place in the ledger is not known yet.
  struct Draft {
    var time: Int
    var from: Account
    var to: Account
    var amount: Amount
    /// Transfers of one transaction share its number.
    var transaction: Int32
  }

  init(seed: UInt64) {
    self.seed = seed
    names = RandomSource(seed: seed, part: 0)
    drafts.reserveCapacity(240_000)
  }

  /// A new address.
  mutating func account(on chain: Chain = .ethereum) -> Account {
    add(chain == .bitcoin ? MadeAddress.bitcoin(&names) : MadeAddress.ethereum(&names), on: chain)
  }

  /// So many new addresses.
  mutating func accounts(_ count: Int, on chain: Chain = .ethereum) -> [Account] {
    (0..<count).map { _ in account(on: chain) }
  }

  /// A new address that looks like another at both ends.
  mutating func lookalike(of account: Account) -> Account {
    add(MadeAddress.lookalike(of: addresses.utf8(Int(account.code)), &names), on: account.chain)
  }

  /// A new address with a label.
  mutating func labelled(
    _ label: String, _ category: String, of entity: String, actor: String = "", on chain: Chain = .ethereum
  ) -> Account {
    let account = account(on: chain)
    let address = addresses[Int(account.code)]
    labels.append(
      LabelRow(
        chain: chain.name, address: address, label: label, category: category, entity: entity, actor: actor))
    return account
  }

  /// A number for transfers that share a transaction.
  mutating func transaction() -> Int32 {
    transactions += 1
    return transactions
  }

  /// Adds a transfer; on Ethereum its time is that of the next block.
  ///
  /// - Returns: its place among the drafts.
  @discardableResult
  mutating func pay(
    _ amount: Amount, from: Account, to: Account, at time: Int, in transaction: Int32? = nil
  ) -> Int {
    precondition(from.chain == to.chain, "a transfer stays on its chain")
    let time = from.chain == .ethereum ? Month.block(time) : time
    let number = transaction ?? self.transaction()
    drafts.append(Draft(time: time, from: from, to: to, amount: amount, transaction: number))
    return drafts.count - 1
  }

  private mutating func add(_ text: [UInt8], on chain: Chain) -> Account {
    addresses.append(text[...])
    return Account(code: Int32(addresses.count - 1), chain: chain)
  }
}

/// A planted case while the ledger is being made.
struct DraftCase {
  var name: String
  var signature: String
  var figures: [PublishedFigure]
  /// Places of its transfers among the drafts; the first is its origin.
  var drafts: [Int] = []
}
