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
  /// Where nodes are told apart by the codes of one table; nil where by name.
  private var only: OnlyTable?

  /// The code of an address on a chain, new if the node is.
  mutating func node(chain: ArraySlice<UInt8>, address: ArraySlice<UInt8>) -> Int32 {
    let count = nodes.count
    let code = nodes.intern(utf8: name(chain, address))
    if !everywhere.isEmpty, nodes.count > count {
      arrivals += (everywhere[Array(address)] ?? []).map { (code, $0) }
    }
    return code
  }

  /// The address of a node that was numbered by name.
  private func address(of node: Int) -> ArraySlice<UInt8> { nodes.table.utf8(node).drop { $0 != 0 }.dropFirst() }

  private func name(_ chain: ArraySlice<UInt8>, _ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name: [UInt8] = []
    name.reserveCapacity(chain.count + 1 + address.count)
    name += chain
    name.append(0)
    name += address
    return name[...]
  }

  /// Tells nodes apart by the codes of one table from now on, which must be all that comes and have each address once.
  ///
  /// PERF: interning millions of addresses takes half the time of a scan that finds nothing. Only those that may be
  /// among the nodes numbered so far are looked at.
  mutating func expectOnly(_ addresses: StringTable) {
    var tails: Set<UInt64> = []
    for code in 0..<nodes.count { tails.insert(OnlyTable.tail(address(of: code))) }
    for address in everywhere.keys { tails.insert(OnlyTable.tail(address[...])) }
    only = OnlyTable(addresses: addresses, first: Int32(nodes.count), tails: tails)
  }

  /// The code of an address of a table on a chain, asked once for each.
  mutating func node(chain: ArraySlice<UInt8>, place: Int, of table: StringTable) -> Int32 {
    guard only != nil else { return node(chain: chain, address: table.utf8(place)) }
    let address = table.utf8(place)
    guard only?.mayBeKnown(address) ?? true else { return only?.add(place) ?? -1 }
    if let known = nodes.code(utf8: name(chain, address)) { return known }
    let code = only?.add(place) ?? -1
    arrivals += (everywhere[Array(address)] ?? []).map { (code, $0) }
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
    if let address = only?.address(of: node) { return AddressShape(utf8: address) }
    return AddressShape(utf8: address(of: Int(node)))
  }

  mutating func node(_ node: Node) -> Int32 {
    self.node(chain: Array(node.chain.utf8)[...], address: Array(node.address.utf8)[...])
  }

  mutating func asset(_ symbol: ArraySlice<UInt8>) -> Int32 { assets.intern(utf8: symbol) }
}

/// The nodes of one table of addresses, numbered as they come.
private struct OnlyTable {
  let addresses: StringTable
  /// Code of the first node of the table.
  let first: Int32
  /// How the addresses end that must be looked at.
  let tails: Set<UInt64>
  /// By code of a node, from the first: its place in the table.
  private var places: [Int32] = []

  init(addresses: StringTable, first: Int32, tails: Set<UInt64>) {
    self.addresses = addresses
    self.first = first
    self.tails = tails
  }

  mutating func add(_ place: Int) -> Int32 {
    places.append(Int32(place))
    return first + Int32(places.count) - 1
  }

  func address(of node: Int32) -> ArraySlice<UInt8>? {
    node < first ? nil : addresses.utf8(Int(places[Int(node - first)]))
  }

  func mayBeKnown(_ address: ArraySlice<UInt8>) -> Bool { !tails.isEmpty && tails.contains(Self.tail(address)) }

  /// The last four bytes of a text.
  static func tail(_ text: ArraySlice<UInt8>) -> UInt64 {
    var tail: UInt64 = 0
    for byte in text.suffix(4) { tail = tail << 8 | UInt64(byte) }
    return tail
  }
}

/// From one input's codes to the numbering of the scan, filled in as codes come.
struct InputNumbering {
  private var from: [[Int32]] = []
  private var to: [[Int32]] = []
  private var assets: [Int32] = []
  private var chains: [Int32] = []

  /// Puts a batch into the scan's numbering.
  mutating func renumber(_ batch: inout TransferBatch, tables: InputTables, into numbering: inout Numbering) {
    guard let first = batch.chain.first else { return }
    if batch.chain.allSatisfy({ $0 == first }) {
      return renumber(&batch, ofChain: Int(first), tables: tables, into: &numbering)
    }
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

  /// The same for a batch of one chain.
  ///
  /// PERF: most batches are; a column at a time takes a third of the time.
  private mutating func renumber(
    _ batch: inout TransferBatch, ofChain chain: Int, tables: InputTables, into numbering: inout Numbering
  ) {
    let name = tables.chains.utf8(chain)
    Self.extend(&from, tables.from, chain)
    Self.renumber(&batch.from, &from[chain]) { numbering.node(chain: name, place: $0, of: tables.from) }
    if tables.areShared {
      Self.renumber(&batch.to, &from[chain]) { numbering.node(chain: name, place: $0, of: tables.to) }
    } else {
      Self.extend(&to, tables.to, chain)
      Self.renumber(&batch.to, &to[chain]) { numbering.node(chain: name, place: $0, of: tables.to) }
    }
    if assets.count < tables.assets.count {
      assets.append(contentsOf: repeatElement(-1, count: tables.assets.count - assets.count))
    }
    Self.renumber(&batch.asset, &assets) { numbering.asset(tables.assets.utf8($0)) }
    let code = Self.code(chain, tables.chains, &chains) { numbering.chain($0) }
    for row in batch.chain.indices { batch.chain[row] = code }
  }

  /// Makes places for the codes of a table on a chain.
  private static func extend(_ known: inout [[Int32]], _ addresses: StringTable, _ chain: Int) {
    while known.count <= chain { known.append([]) }
    guard known[chain].count < addresses.count else { return }
    known[chain].append(contentsOf: repeatElement(-1, count: addresses.count - known[chain].count))
  }

  private static func renumber(_ codes: inout [Int32], _ known: inout [Int32], _ number: (Int) -> Int32) {
    var column = codes.mutableSpan
    for row in column.indices {
      let code = Int(column[row])
      if known[code] < 0 { known[code] = number(code) }
      column[row] = known[code]
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
      known[chain][code] = numbering.node(chain: chains.utf8(chain), place: code, of: addresses)
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
