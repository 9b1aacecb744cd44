import SignaturePlan

/// Follows value forward in ledger order, over the transfers of the accounts that it has reached and no others.
struct TraceFlow {
  /// Transfers that joined, ascending.
  private(set) var joined: [Joined] = []

  struct Joined {
    let row: Row
    /// Units that are tainted.
    let carried: Double
    let depth: Int
    /// Whether it reached what the trace looks for.
    let isArrived: Bool
  }

  /// What may join a trace, and where it stops.
  struct Rules {
    let policy: TaintPolicy
    let rest: Int64
    /// The smallest tainted share.
    let taint: Double
    let deepest: Int
    let isMember: (Row) -> Bool
    /// Whether a transfer reaches what the trace looks for.
    let isArrival: (Row) -> Bool
    /// Whether a transfer is followed no further.
    let isEnd: (Row) -> Bool
  }

  private let scene: Scene
  private let rules: Rules
  private let asset: Int32
  private let deadline: Int64
  private let work: Work
  private var followed: [Int32: Account] = [:]
  private var waiting = RowHeap()

  private struct Account {
    var taint: TaintAccount
    /// What the node still pays and receives.
    var payments: ArraySlice<Row>
    var arrivals: ArraySlice<Row>
  }

  init(asset: Int32, until deadline: Int64, _ rules: Rules, _ scene: Scene, _ work: Work) {
    self.scene = scene
    self.rules = rules
    self.asset = asset
    self.deadline = deadline
    self.work = work
  }

  /// Follows what lies at a head.
  mutating func start(at head: Head) {
    follow(head.node, after: head.row)
    followed[head.node]?.taint.arrive(head.amount, tainted: head.amount, depth: 0, time: head.time)
  }

  /// Follows an origin.
  mutating func start(with origin: Row) { join(origin, carried: scene.rows.amount[Int(origin)], depth: 1) }

  mutating func run() {
    var last: Row = -1
    while let row = waiting.popSmallest(), work.spend() {
      // A transfer between two followed accounts waits twice.
      guard row != last else { continue }
      last = row
      visit(row)
      advance(scene.rows.from[Int(row)], \.payments, past: row)
      advance(scene.rows.to[Int(row)], \.arrivals, past: row)
    }
  }

  private mutating func visit(_ row: Row) {
    let (from, time, amount) = (scene.rows.from[Int(row)], scene.rows.time[Int(row)], scene.rows.amount[Int(row)])
    let paid = followed[from]?.taint.pay(amount, time: time)
    guard let paid, paid.tainted > 0, paid.tainted >= rules.taint * amount, paid.depth < rules.deepest,
      rules.isMember(row)
    else { return arriveClean(row) }
    join(row, carried: paid.tainted, depth: paid.depth + 1)
  }

  private mutating func join(_ row: Row, carried: Double, depth: Int) {
    let isArrived = rules.isArrival(row)
    joined.append(Joined(row: row, carried: carried, depth: depth, isArrived: isArrived))
    if isArrived || depth == rules.deepest || rules.isEnd(row) { return arriveClean(row) }
    let node = scene.rows.to[Int(row)]
    if followed[node] == nil { follow(node, after: row) }
    followed[node]?.taint.arrive(
      scene.rows.amount[Int(row)], tainted: carried, depth: depth, time: scene.rows.time[Int(row)])
  }

  private mutating func arriveClean(_ row: Row) {
    followed[scene.rows.to[Int(row)]]?.taint.arrive(
      scene.rows.amount[Int(row)], tainted: 0, depth: 0, time: scene.rows.time[Int(row)])
  }

  // MARK: What comes next

  private mutating func follow(_ node: Int32, after row: Row) {
    var account = Account(
      taint: TaintAccount(policy: rules.policy, rest: rules.rest), payments: scene.paid.rows(of: node, after: row),
      arrivals: scene.received.rows(of: node, after: row))
    wait(for: &account.payments)
    wait(for: &account.arrivals)
    followed[node] = account
  }

  private mutating func advance(_ node: Int32, _ side: WritableKeyPath<Account, ArraySlice<Row>>, past row: Row) {
    guard var rows = followed[node]?[keyPath: side], rows.first == row else { return }
    rows.removeFirst()
    wait(for: &rows)
    followed[node]?[keyPath: side] = rows
  }

  /// Lets the first of some rows that counts wait; those before it are dropped.
  private mutating func wait(for rows: inout ArraySlice<Row>) {
    while let row = rows.first {
      guard scene.rows.time[Int(row)] <= deadline, work.spend() else {
        rows = []
        return
      }
      if scene.rows.asset[Int(row)] == asset { return waiting.insert(row) }
      rows.removeFirst()
    }
  }
}
