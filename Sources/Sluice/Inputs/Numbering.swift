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
  /// How those addresses end.
  private var tails: Set<UInt32> = []
  /// Nodes of such sets that were numbered since they were last taken.
  private var arrivals: [(node: Int32, set: SetReference)] = []
  /// Where nodes are told apart by the codes of one table; nil where by name.
  private var sole: SoleTable?

  /// The code of an address on a chain, new if the node is.
  mutating func node(chain: ArraySlice<UInt8>, address: ArraySlice<UInt8>) -> Int32 {
    let count = nodes.count
    let code = nodes.intern(utf8: name(chain, address))
    if nodes.count > count { welcome(code, address) }
    return code
  }

  /// Notes the sets of a new node.
  private mutating func welcome(_ node: Int32, _ address: ArraySlice<UInt8>) {
    guard !tails.isEmpty, tails.contains(SoleTable.tail(address)) else { return }
    arrivals += (everywhere[Array(address)] ?? []).map { (node, $0) }
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

  /// Tells nodes apart by the codes of one table from now on, which must hold all that comes, and each address once.
  ///
  /// PERF: interning millions of addresses takes half the time of a scan that finds nothing. Only those that may be
  /// among the nodes numbered so far are looked at.
  mutating func expectAll(in addresses: StringTable) {
    var tails: Set<UInt32> = []
    for code in 0..<nodes.count { tails.insert(SoleTable.tail(address(of: code))) }
    tails.formUnion(self.tails)
    sole = SoleTable(addresses: addresses, first: Int32(nodes.count), tails: tails)
  }

  /// The codes of addresses of a table on a chain, each asked once.
  mutating func nodes(chain: ArraySlice<UInt8>, places: [Int32], of table: StringTable) -> [Int32] {
    if let sole { return places.map { node(chain: chain, place: Int($0), of: table, sole) } }
    var bytes: [UInt8] = []
    var offsets = [0]
    bytes.reserveCapacity(places.count * (chain.count + 44))
    offsets.reserveCapacity(places.count + 1)
    for place in places {
      bytes += chain
      bytes.append(0)
      bytes += table.utf8(Int(place))
      offsets.append(bytes.count)
    }
    var next = nodes.count
    let codes = nodes.intern(StringTable(bytes: bytes, offsets: offsets))
    for (number, code) in codes.enumerated() where code >= next {
      next = Int(code) + 1
      welcome(code, table.utf8(Int(places[number])))
    }
    return codes
  }

  /// A node of the sole table.
  private mutating func node(
    chain: ArraySlice<UInt8>, place: Int, of table: StringTable, _ sole: SoleTable
  ) -> Int32 {
    guard sole.mayBeKnown(place) else { return sole.add(place) }
    let address = table.utf8(place)
    if let known = nodes.code(utf8: name(chain, address)) { return known }
    let code = sole.add(place)
    welcome(code, address)
    return code
  }

  /// Puts an address into a set, on every chain on which it comes from now on.
  mutating func expect(_ address: String, in set: SetReference) {
    everywhere[Array(address.utf8), default: []].append(set)
    tails.insert(SoleTable.tail(Array(address.utf8)[...]))
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
    if let address = sole?.address(of: node) { return AddressShape(utf8: address) }
    return AddressShape(utf8: address(of: Int(node)))
  }

  mutating func node(_ node: Node) -> Int32 {
    self.node(chain: Array(node.chain.utf8)[...], address: Array(node.address.utf8)[...])
  }

  mutating func asset(_ symbol: ArraySlice<UInt8>) -> Int32 { assets.intern(utf8: symbol) }
}

/// The nodes of the one table of addresses that a scan has, numbered as they come.
private final class SoleTable {
  private let addresses: StringTable
  /// Code of the first node of the table.
  private let first: Int32
  /// A bit for each address, set if it must be looked at.
  private var marks: [UInt64]
  /// By code of a node, from the first: its place in the table.
  private var places: [Int32] = []

  /// - Parameter tails: how the addresses end that must be looked at.
  ///
  /// PERF: all addresses are gone through once, in their order; to look at the text of each when it comes takes a miss of
  /// the cache for each, a third of the time of reading.
  init(addresses: StringTable, first: Int32, tails: Set<UInt32>) {
    self.addresses = addresses
    self.first = first
    marks = Array(repeating: 0, count: addresses.count / 64 + 1)
    // Most are told by 16 bits.
    var isPossible = [Bool](repeating: false, count: 1 << 16)
    for tail in tails { isPossible[Int(tail & 0xffff)] = true }
    guard !tails.isEmpty else { return }
    for place in 0..<addresses.count {
      let tail = Self.tail(addresses.utf8(place))
      if isPossible[Int(tail & 0xffff)], tails.contains(tail) { marks[place / 64] |= 1 << UInt64(place % 64) }
    }
  }

  /// A new node.
  func add(_ place: Int) -> Int32 {
    places.append(Int32(place))
    return first + Int32(places.count) - 1
  }

  /// The address of a node of the table; nil if it was numbered before.
  func address(of node: Int32) -> ArraySlice<UInt8>? {
    node < first ? nil : addresses.utf8(Int(places[Int(node - first)]))
  }

  /// Whether the address at a place may be one that was numbered before, or one of a set.
  func mayBeKnown(_ place: Int) -> Bool { marks[place / 64] >> UInt64(place % 64) & 1 == 1 }

  /// The last four bytes of an address.
  static func tail(_ address: ArraySlice<UInt8>) -> UInt32 {
    var tail: UInt32 = 0
    for byte in address.suffix(4) { tail = tail << 8 | UInt32(byte) }
    return tail
  }
}

/// From one input's codes to the numbering of the scan, filled in as codes come.
struct InputNumbering {
  /// By chain of the input and code of an address there: the node's code, -1 where it has none yet.
  private var from: [[Int32]] = []
  private var to: [[Int32]] = []
  private var assets: [Int32] = []
  private var chains: [Int32] = []

  /// Puts a batch into the scan's numbering, column by column; nodes by stretches of one chain.
  mutating func renumber(_ batch: inout TransferBatch, tables: InputTables, into numbering: inout Numbering) {
    Self.extend(&assets, to: tables.assets)
    Self.renumber(&batch.asset, batch.asset.indices, &assets) { numbering.asset(tables.assets.utf8($0)) }
    var start = 0
    while start < batch.count {
      let chain = batch.chain[start]
      var end = start + 1
      while end < batch.count, batch.chain[end] == chain { end += 1 }
      renumber(&batch, start..<end, ofChain: Int(chain), tables, &numbering)
      start = end
    }
    Self.extend(&chains, to: tables.chains)
    Self.renumber(&batch.chain, batch.chain.indices, &chains) { numbering.chain(tables.chains.utf8($0)) }
  }

  /// The scan's codes of addresses on one chain; nil if the tables have no such place.
  mutating func nodes(
    chain: Int, codes: [Int32], end: End, tables: InputTables, into numbering: inout Numbering
  ) -> [Int32]? {
    let isTo = end == .to && !tables.areShared
    let table = isTo ? tables.to : tables.from
    guard 0..<tables.chains.count ~= chain, codes.allSatisfy({ 0..<table.count ~= Int($0) }) else { return nil }
    var nodes = codes
    let name = tables.chains.utf8(chain)
    if isTo {
      Self.renumber(&nodes, nodes.indices, &to, chain, name, table, &numbering)
    } else {
      Self.renumber(&nodes, nodes.indices, &from, chain, name, table, &numbering)
    }
    return nodes
  }

  private mutating func renumber(
    _ batch: inout TransferBatch, _ rows: Range<Int>, ofChain chain: Int, _ tables: InputTables,
    _ numbering: inout Numbering
  ) {
    let name = tables.chains.utf8(chain)
    Self.renumber(&batch.from, rows, &from, chain, name, tables.from, &numbering)
    if tables.areShared {
      return Self.renumber(&batch.to, rows, &from, chain, name, tables.to, &numbering)
    }
    Self.renumber(&batch.to, rows, &to, chain, name, tables.to, &numbering)
  }

  /// Puts codes of addresses on one chain into the scan's numbering, those that have none yet all at once.
  private static func renumber(
    _ codes: inout [Int32], _ rows: Range<Int>, _ known: inout [[Int32]], _ chain: Int, _ name: ArraySlice<UInt8>,
    _ table: StringTable, _ numbering: inout Numbering
  ) {
    while known.count <= chain { known.append([]) }
    var nodes: [Int32] = []
    swap(&nodes, &known[chain])
    extend(&nodes, to: table)
    var new: [Int32] = []
    for row in rows {
      if row + ahead < rows.upperBound { nodes.prefetchCode(Int(codes[row + ahead])) }
      guard nodes[Int(codes[row])] == unknown else { continue }
      nodes[Int(codes[row])] = asked
      new.append(codes[row])
    }
    if !new.isEmpty {
      for (code, node) in zip(new, numbering.nodes(chain: name, places: new, of: table)) { nodes[Int(code)] = node }
    }
    var column = codes.mutableSpan
    for row in rows { column[row] = nodes[Int(column[row])] }
    swap(&nodes, &known[chain])
  }

  /// Rows ahead for which memory is asked: as many as are under way at once.
  private static let ahead = 24

  /// Of a code that has no number yet, and of one that is among those to be numbered.
  private static let (unknown, asked) = (Int32(-1), Int32(-2))

  /// Makes places for the codes of a table.
  private static func extend(_ known: inout [Int32], to table: StringTable) {
    guard known.count < table.count else { return }
    known.append(contentsOf: repeatElement(unknown, count: table.count - known.count))
  }

  private static func renumber(
    _ codes: inout [Int32], _ rows: Range<Int>, _ known: inout [Int32], _ number: (Int) -> Int32
  ) {
    var column = codes.mutableSpan
    for row in rows {
      let code = Int(column[row])
      if known[code] < 0 { known[code] = number(code) }
      column[row] = known[code]
    }
  }
}
