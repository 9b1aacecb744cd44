import SignaturePlan

/// A node in one asset, or in all of them: where funds can lie.
struct Station: Hashable {
  let node: Int32
  /// Nil for any.
  let asset: Int32?

  /// Whether an asset lies here.
  func holds(_ other: Int32) -> Bool { asset == nil || asset == other }
}

extension Scene {
  /// Where a transfer begins or ends.
  func station(_ end: End, of row: Row, anyAsset: Bool = false) -> Station {
    Station(node: node(end, of: row), asset: anyAsset ? nil : rows.asset[Int(row)])
  }
}
