import Columnar
import SignaturePlan

/// One numbering of nodes and assets over all inputs of a scan.
struct Numbering {
  /// Chain, a zero byte, address.
  private var nodes = Interner()
  private(set) var assets = Interner()

  /// The code of an address on a chain, new if the node is.
  mutating func node(chain: ArraySlice<UInt8>, address: ArraySlice<UInt8>) -> Int32 {
    nodes.intern(utf8: chain + [0] + address)
  }

  mutating func node(_ node: Node) -> Int32 {
    self.node(chain: Array(node.chain.utf8)[...], address: Array(node.address.utf8)[...])
  }

  mutating func asset(_ symbol: ArraySlice<UInt8>) -> Int32 { assets.intern(utf8: symbol) }
}

/// From one input's codes to the numbering of the scan, filled in as codes come.
struct InputNumbering {
  private var from: [[Int32]] = []
  private var to: [[Int32]] = []
  private var assets: [Int32] = []

  /// Puts a batch into the scan's numbering.
  mutating func renumber(_ batch: inout TransferBatch, tables: InputTables, into numbering: inout Numbering) {
    for row in 0..<batch.count {
      let chain = Int(batch.chain[row])
      batch.from[row] = Self.node(Int(batch.from[row]), chain, tables.from, tables.chains, &from, &numbering)
      if tables.areShared {
        batch.to[row] = Self.node(Int(batch.to[row]), chain, tables.to, tables.chains, &from, &numbering)
      } else {
        batch.to[row] = Self.node(Int(batch.to[row]), chain, tables.to, tables.chains, &to, &numbering)
      }
      batch.asset[row] = asset(Int(batch.asset[row]), tables.assets, &numbering)
    }
  }

  private static func node(
    _ code: Int, _ chain: Int, _ addresses: StringTable, _ chains: StringTable, _ known: inout [[Int32]],
    _ numbering: inout Numbering
  ) -> Int32 {
    while known.count <= chain { known.append([]) }
    if code >= known[chain].count {
      known[chain].append(contentsOf: repeatElement(-1, count: max(addresses.count, code + 1) - known[chain].count))
    }
    if known[chain][code] < 0 {
      known[chain][code] = numbering.node(chain: chains.utf8(chain), address: addresses.utf8(code))
    }
    return known[chain][code]
  }

  private mutating func asset(_ code: Int, _ table: StringTable, _ numbering: inout Numbering) -> Int32 {
    if code >= assets.count {
      assets.append(contentsOf: repeatElement(-1, count: max(table.count, code + 1) - assets.count))
    }
    if assets[code] < 0 { assets[code] = numbering.asset(table.utf8(code)) }
    return assets[code]
  }
}
