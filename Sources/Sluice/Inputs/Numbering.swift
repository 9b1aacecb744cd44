import Columnar
import SignaturePlan

/// One numbering of nodes and assets over all inputs of a scan.
struct Numbering {
  /// Chain, a zero byte, address.
  private var nodes = Interner()
  private(set) var assets = Interner()
  private var chains = Interner()
  private var messages = Interner()
  /// By address: the sets that have it on every chain.
  private var everywhere: [[UInt8]: [SetReference]] = [:]
  /// Nodes of such sets that were numbered since they were last taken.
  private var arrivals: [(node: Int32, set: SetReference)] = []

  /// The code of an address on a chain, new if the node is.
  mutating func node(chain: ArraySlice<UInt8>, address: ArraySlice<UInt8>) -> Int32 {
    let count = nodes.count
    let code = nodes.intern(utf8: chain + [0] + address)
    if !everywhere.isEmpty, nodes.count > count {
      arrivals += (everywhere[Array(address)] ?? []).map { (code, $0) }
    }
    return code
  }

  /// Puts an address into a set, on every chain on which it comes from now on.
  mutating func expect(_ address: String, in set: SetReference) {
    everywhere[Array(address.utf8), default: []].append(set)
  }

  /// Nodes of sets that have their address on every chain, each once.
  mutating func takeArrivals() -> [(node: Int32, set: SetReference)] {
    defer { arrivals = [] }
    return arrivals
  }

  mutating func message(_ id: String) -> Int32 { messages.intern(id) }

  mutating func chain(_ name: ArraySlice<UInt8>) -> Int32 { chains.intern(utf8: name) }

  /// The shape of the address of a node; nil if it has none.
  func shape(of node: Int32) -> AddressShape? {
    let name = nodes.table.utf8(Int(node))
    let address = name.drop { $0 != 0 }.dropFirst()
    return AddressShape(String(decoding: address, as: UTF8.self))
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
  private var chains: [Int32] = []

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
      batch.asset[row] = Self.code(Int(batch.asset[row]), tables.assets, &assets) { numbering.asset($0) }
      batch.chain[row] = Self.code(chain, tables.chains, &chains) { numbering.chain($0) }
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

  private static func code(
    _ code: Int, _ table: StringTable, _ known: inout [Int32], _ number: (ArraySlice<UInt8>) -> Int32
  ) -> Int32 {
    if code >= known.count {
      known.append(contentsOf: repeatElement(-1, count: max(table.count, code + 1) - known.count))
    }
    if known[code] < 0 { known[code] = number(table.utf8(code)) }
    return known[code]
  }
}
