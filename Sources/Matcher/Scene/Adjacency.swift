import Kernels

/// The rows at one end of every node, in ledger order; self-transfers are left out.
struct Adjacency: Sendable {
  /// `starts[n] ..< starts[n + 1]` are the places of node `n` in `rows`.
  private let starts: [Int32]
  private let rows: [Row]

  /// Bytes that one node takes besides its rows.
  static let bytesPerNode = MemoryLayout<Int32>.stride

  /// - Parameters:
  ///   - node: the node of each row at the end to index.
  ///   - other: the node at the other end.
  ///   - nodeCount: nodes in all; every code is below it.
  init(node: [Int32], other: [Int32], nodeCount: Int) {
    // PERF: counts stand two places on, so that the cursors of the second pass become the starts and need no copy.
    var starts = [Int32](repeating: 0, count: nodeCount + 2)
    for row in node.indices where node[row] != other[row] { starts[Int(node[row]) + 2] += 1 }
    for code in 0..<nodeCount { starts[code + 2] += starts[code + 1] }
    var rows = [Row](repeating: 0, count: Int(starts[nodeCount + 1]))
    for row in node.indices where node[row] != other[row] {
      let cursor = Int(node[row]) + 1
      rows[Int(starts[cursor])] = Row(row)
      starts[cursor] += 1
    }
    self.starts = starts
    self.rows = rows
  }

  /// Rows of a node, ascending.
  func rows(of node: Int32) -> ArraySlice<Row> { rows[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])] }

  /// Asks for what says where a node's rows are.
  func prefetchPlace(of node: Int32) { starts.prefetchCode(Int(node)) }

  /// Asks for the first rows of a node.
  func prefetchRows(of node: Int32) { rows.prefetchCode(Int(starts[Int(node)])) }

  /// Rows of a node after a given one, ascending.
  func rows(of node: Int32, after row: Row) -> ArraySlice<Row> {
    let all = rows(of: node)
    return all[all.partition { $0 > row }...]
  }
}

extension Adjacency {
  /// Rows of a node before a given one, ascending.
  func rows(of node: Int32, before row: Row) -> ArraySlice<Row> {
    let all = rows(of: node)
    return all[..<all.partition { $0 >= row }]
  }
}
