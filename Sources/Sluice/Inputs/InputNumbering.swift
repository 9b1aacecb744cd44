import Columnar
import SignaturePlan

/// From one input's codes to the numbering of the scan, filled in as codes come.
struct InputNumbering {
  /// By chain of the input and code of an address there: the node's code, -1 where it has none yet.
  private var from: [[Int32]] = []
  private var to: [[Int32]] = []
  private var assets: [Int32] = []
  private var chains: [Int32] = []
  /// Places of the input's tables among those that the scan has joined; nil if they are not.
  private let joined: (from: Int, to: Int)?

  init(joined: (from: Int, to: Int)? = nil) { self.joined = joined }

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
    let table = isTo ? self.to(tables) : self.from(tables)
    guard 0..<tables.chains.count ~= chain, codes.allSatisfy({ 0..<table.texts.count ~= Int($0) }) else { return nil }
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
    Self.renumber(&batch.from, rows, &from, chain, name, from(tables), &numbering)
    if tables.areShared {
      return Self.renumber(&batch.to, rows, &from, chain, name, from(tables), &numbering)
    }
    Self.renumber(&batch.to, rows, &to, chain, name, to(tables), &numbering)
  }

  private func from(_ tables: InputTables) -> AddressTable { AddressTable(texts: tables.from, number: joined?.from) }

  private func to(_ tables: InputTables) -> AddressTable { AddressTable(texts: tables.to, number: joined?.to) }

  /// Puts codes of addresses on one chain into the scan's numbering, those that have none yet all at once.
  private static func renumber(
    _ codes: inout [Int32], _ rows: Range<Int>, _ known: inout [[Int32]], _ chain: Int, _ name: ArraySlice<UInt8>,
    _ table: AddressTable, _ numbering: inout Numbering
  ) {
    while known.count <= chain { known.append([]) }
    var nodes: [Int32] = []
    swap(&nodes, &known[chain])
    extend(&nodes, to: table.texts)
    var new: [Int32] = []
    for row in rows {
      if row + ahead < rows.upperBound { nodes.prefetchCode(Int(codes[row + ahead])) }
      guard nodes[Int(codes[row])] == unknown else { continue }
      nodes[Int(codes[row])] = asked
      new.append(codes[row])
    }
    if !new.isEmpty {
      for (code, node) in zip(new, numbering.nodes(chain: name, codes: new, of: table)) { nodes[Int(code)] = node }
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
    // Tables that grow do so often: room for just what there is would be made anew each time.
    if known.isEmpty { known.reserveLarge(table.count) }
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
