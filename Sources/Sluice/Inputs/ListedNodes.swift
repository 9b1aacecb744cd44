import Columnar

/// A table of addresses of an input.
struct AddressTable {
  let texts: StringTable
  /// Its place among the tables that the scan has joined; nil if they are not.
  let number: Int?
}

/// The nodes of a scan whose addresses are all known beforehand, numbered as they come.
final class ListedNodes {
  private let addresses: JoinedTables
  /// Code of the first node that is numbered here.
  private let first: Int32
  /// A bit for each address, set if it must be looked at.
  private var marks: [UInt64]
  /// By code of a node, from the first: the place of its address in the list.
  private var places: [Int32] = []
  private var chains = Interner()
  /// By chain and place in the list: the node, -1 where there is none yet. Empty where all is one table, whose addresses
  /// are asked once each.
  private var known: [[Int32]] = []

  /// - Parameters:
  ///   - first: code of the first node that will be numbered.
  ///   - tails: how the addresses end that must be looked at.
  ///
  /// PERF: all addresses are gone through once, in their order; to look at the text of each when it comes takes a miss of
  /// the cache for each, a third of the time of reading.
  init(_ addresses: JoinedTables, first: Int32, tails: Set<UInt64>) {
    self.addresses = addresses
    self.first = first
    places.reserveLarge(addresses.count)
    marks = Array(repeating: 0, count: addresses.count / 64 + 1)
    for (table, texts) in addresses.tables.enumerated() {
      for code in texts.codes(endingIn: tails) {
        let place = Int(addresses.place(of: code, in: table))
        marks[place / 64] |= 1 << UInt64(place % 64)
      }
    }
  }

  var addressCount: Int { addresses.count }

  /// The codes of nodes whose addresses are of a table, each asked once.
  ///
  /// - Parameter look: given an address that may be one of a label, and the code it would have as a new node; its code if
  ///   it was numbered by name before.
  func nodes(
    chain: ArraySlice<UInt8>, codes: [Int32], of table: Int, look: (ArraySlice<UInt8>, Int32) -> Int32?
  ) -> [Int32] {
    var asked = addresses.places(of: codes, in: table)
    // PERF: what is looked at for every address is held here meanwhile; the object would be asked for it each time.
    let marks = marks
    var places: [Int32] = []
    swap(&places, &self.places)
    defer { swap(&places, &self.places) }
    func number(_ place: Int32) -> Int32 {
      let new = first + Int32(places.count)
      if marks[Int(place) / 64] >> UInt64(place % 64) & 1 == 1, let node = look(addresses.utf8(Int(place)), new) {
        return node
      }
      places.append(place)
      return new
    }
    if addresses.isOne {
      for row in asked.indices { asked[row] = number(asked[row]) }
      return asked
    }
    let chain = Int(chains.intern(utf8: chain))
    if chain == known.count { known.append(Array(large: -1, count: addresses.count)) }
    var nodes: [Int32] = []
    swap(&nodes, &known[chain])
    defer { swap(&nodes, &known[chain]) }
    for row in asked.indices {
      if row + Self.ahead < asked.count { nodes.prefetchCode(Int(asked[row + Self.ahead])) }
      let place = Int(asked[row])
      var node = nodes[place]
      if node < 0 {
        node = number(asked[row])
        nodes[place] = node
      }
      asked[row] = node
    }
    return asked
  }

  /// Addresses ahead for which memory is asked.
  private static let ahead = 24

  /// The address of a node that was numbered here; nil if it was numbered before.
  func address(of node: Int32) -> ArraySlice<UInt8>? {
    node < first ? nil : addresses.utf8(Int(places[Int(node - first)]))
  }
}
