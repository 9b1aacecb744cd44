import SignaturePlan

/// A node in one asset, or in all of them: where funds can lie.
struct Station: Hashable {
  let node: Int32
  let asset: Int32

  /// Stands for any asset.
  private static let anyAsset: Int32 = -1

  init(node: Int32, asset: Int32?) {
    self.node = node
    self.asset = asset ?? Self.anyAsset
  }

  /// Whether an asset lies here.
  func holds(_ other: Int32) -> Bool { asset == other || asset == Self.anyAsset }
}

extension Scene {
  /// Where a transfer begins or ends.
  func station(_ end: End, of row: Row, anyAsset: Bool = false) -> Station {
    Station(node: node(end, of: row), asset: anyAsset ? nil : rows.asset[Int(row)])
  }
}
