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
  private var tails: Set<UInt64> = []
  /// Nodes of such sets that were numbered since they were last taken.
  private var arrivals: [(node: Int32, set: SetReference)] = []
  /// Where nodes are told apart by their place in the list of all addresses; nil where by name.
  private var listed: ListedNodes?

  /// The code of an address on a chain, new if the node is.
  mutating func node(chain: ArraySlice<UInt8>, address: ArraySlice<UInt8>) -> Int32 {
    let count = nodes.count
    let code = nodes.intern(utf8: name(chain, address))
    if nodes.count > count { welcome(code, address) }
    return code
  }

  /// Notes the sets of a new node.
  private mutating func welcome(_ node: Int32, _ address: ArraySlice<UInt8>) {
    guard !tails.isEmpty, tails.contains(StringTable.tail(address)) else { return }
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

  /// Tells nodes apart by their place in a list from now on, which must hold all addresses that come.
  ///
  /// PERF: interning millions of addresses takes half the time of a scan that finds little. Only those that may be among
  /// the nodes numbered so far are looked at.
  mutating func expectAll(in addresses: JoinedTables) {
    var tails: Set<UInt64> = []
    for code in 0..<nodes.count { tails.insert(StringTable.tail(address(of: code))) }
    tails.formUnion(self.tails)
    listed = ListedNodes(addresses, first: Int32(nodes.count), tails: tails)
  }

  /// The codes of nodes whose addresses are of a table, each asked once.
  mutating func nodes(chain: ArraySlice<UInt8>, codes: [Int32], of source: AddressTable) -> [Int32] {
    guard let listed, let table = source.number else { return namedNodes(chain, codes, of: source.texts) }
    return listed.nodes(chain: chain, codes: codes, of: table) { address, new in
      if let known = nodes.code(utf8: name(chain, address)) { return known }
      welcome(new, address)
      return nil
    }
  }

  private mutating func namedNodes(_ chain: ArraySlice<UInt8>, _ codes: [Int32], of texts: StringTable) -> [Int32] {
    var bytes: [UInt8] = []
    var offsets = [0]
    bytes.reserveCapacity(codes.count * (chain.count + 44))
    offsets.reserveCapacity(codes.count + 1)
    for code in codes {
      bytes += chain
      bytes.append(0)
      bytes += texts.utf8(Int(code))
      offsets.append(bytes.count)
    }
    var next = nodes.count
    let numbers = nodes.intern(StringTable(bytes: bytes, offsets: offsets))
    for (code, node) in zip(codes, numbers) where node >= next {
      next = Int(node) + 1
      welcome(node, texts.utf8(Int(code)))
    }
    return numbers
  }

  /// Puts an address into a set, on every chain on which it comes from now on.
  mutating func expect(_ address: String, in set: SetReference) {
    everywhere[Array(address.utf8), default: []].append(set)
    tails.insert(StringTable.tail(Array(address.utf8)[...]))
  }

  /// Nodes of sets that have their address on every chain, each once.
  mutating func takeArrivals() -> [(node: Int32, set: SetReference)] {
    defer { arrivals = [] }
    return arrivals
  }

  /// Nodes that there will be if each address is on one chain; those there are where they are not known beforehand.
  var expectedNodes: Int { nodes.count + (listed?.addressCount ?? 0) }

  mutating func message(_ id: String) -> Int32 { messages.intern(id) }

  mutating func chain(_ name: ArraySlice<UInt8>) -> Int32 { chains.intern(utf8: name) }

  /// The shape of the address of a node; nil if it has none.
  func shape(of node: Int32) -> AddressShape? {
    if let address = listed?.address(of: node) { return AddressShape(utf8: address) }
    return AddressShape(utf8: address(of: Int(node)))
  }

  mutating func node(_ node: Node) -> Int32 {
    self.node(chain: Array(node.chain.utf8)[...], address: Array(node.address.utf8)[...])
  }

  mutating func asset(_ symbol: ArraySlice<UInt8>) -> Int32 { assets.intern(utf8: symbol) }
}
