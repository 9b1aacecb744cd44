import SignaturePlan

/// Where funds lie: at a node, in an asset, since some transfer brought them.
struct Head: Hashable {
  var node: Node
  var asset: String
  /// Units of the asset.
  var amount: Double
  /// USD; nil where it is unknown.
  var value: Double?
  /// Seconds since 1970-01-01 UTC.
  var time: Int64
  /// The transfer that brought them; of a gather, its last.
  var row: Int

  /// What is compared and summed; NaN where it is undefined.
  func measure(anyAsset: Bool) -> Double { anyAsset ? value ?? .nan : amount }

  // Few heads share a row, and texts are slow to hash.
  func hash(into hasher: inout Hasher) { hasher.combine(row) }
}

extension Head: Comparable {
  /// The order of the heads of a group.
  static func < (left: Head, right: Head) -> Bool {
    (left.row, left.amount, left.value ?? -1) < (right.row, right.amount, right.value ?? -1)
  }
}

/// Where the funds are between two steps.
enum Position: Hashable {
  /// Before the first step, which has no head.
  case start
  case head(Head)
  /// After a group, in order.
  case group([Head])

  var heads: [Head] {
    switch self {
    case .start: []
    case .head(let head): [head]
    case .group(let heads): heads
    }
  }
}

extension Ledger {
  /// The head that a transfer leaves: its receiver.
  func head(of row: Int) -> Head { head(at: self[row].receiver, of: row) }

  /// The sender of a transfer, as a head that steps can start at: `x.from`.
  func source(of row: Int) -> Head { head(at: self[row].sender, of: row) }

  private func head(at node: Node, of row: Int) -> Head {
    let transfer = self[row]
    return Head(
      node: node, asset: transfer.asset, amount: transfer.amount, value: transfer.value, time: transfer.time, row: row)
  }
}
