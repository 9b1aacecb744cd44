import SignaturePlan

/// Where funds lie: a node and an asset, what arrived there, and when.
struct Head: Sendable {
  var node: Int32
  var asset: Int32
  /// Units of the asset.
  var amount: Double
  /// USD; NaN where it is not known.
  var value: Double
  /// Seconds since 1970-01-01 UTC.
  var time: Int64
  /// The transfer that brought the funds.
  var row: Row

  /// What arrived, as a step measures it.
  func measure(byValue: Bool) -> Double { byValue ? value : amount }
}

extension Head: Hashable {
  /// Undefined values are the same.
  static func == (left: Head, right: Head) -> Bool {
    left.row == right.row && left.node == right.node && left.asset == right.asset && left.amount == right.amount
      && (left.value == right.value || (left.value.isNaN && right.value.isNaN))
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(row)
    hasher.combine(node)
  }
}

extension Head: Comparable {
  /// By row, then amount, then value, an undefined one first.
  static func < (left: Head, right: Head) -> Bool {
    if left.row != right.row { return left.row < right.row }
    if left.amount != right.amount { return left.amount < right.amount }
    return left.value.isNaN ? !right.value.isNaN : left.value < right.value
  }
}

extension Scene {
  /// The head that a transfer leaves at its receiver.
  func head(of row: Row) -> Head { head(at: rows.to[Int(row)], of: row) }

  /// The same at its sender.
  func head(before row: Row) -> Head { head(at: rows.from[Int(row)], of: row) }

  private func head(at node: Int32, of row: Row) -> Head {
    let place = Int(row)
    return Head(
      node: node, asset: rows.asset[place], amount: rows.amount[place], value: rows.value[place],
      time: rows.time[place], row: row)
  }

  func node(_ end: End, of row: Row) -> Int32 { end == .from ? rows.from[Int(row)] : rows.to[Int(row)] }

  /// A transfer as a step measures it.
  func measure(_ row: Row, byValue: Bool) -> Double { byValue ? rows.value[Int(row)] : rows.amount[Int(row)] }
}
