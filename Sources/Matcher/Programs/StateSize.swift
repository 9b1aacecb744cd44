import SignaturePlan

/// How much memory matching a plan takes, from the layout of what is kept.
public struct StateSize: Sendable, Hashable {
  /// Bytes for each transfer kept: its columns, its places in the two indexes, what relays, chains and
  /// meshes note of it.
  public let row: Int
  /// Bits for each transfer kept: two for each step, whether or not kernels decide any, and what
  /// groups and cohorts note of it.
  public let rowBits: Int
  /// Bytes for each address on a chain: its history, its place in the indexes, how long funds there are live.
  public let node: Int

  init(_ program: Program) {
    let places = 2 * MemoryLayout<Row>.stride
    let relays = program.relays.count * RelayArrivals.bytesPerRow
    row = Rows().bytesPerRow + places + relays + program.steps.reduce(0) { $0 + $1.screenBytes }
    rowBits = 2 * program.steps.count + program.steps.reduce(0) { $0 + $1.screenBits }
    let history = NodeHistory.bytesPerNode
    let starts = 2 * Adjacency.bytesPerNode
    let shape = program.asksForLookalikes ? MemoryLayout<AddressShape?>.stride : 0
    node = history + starts + shape + (program.needsAllRows ? 0 : Selection.bytesPerNode)
  }

  /// Bytes for each transfer kept, bits included and rounded up.
  public var rowTotal: Int { row + (rowBits + 7) / 8 }
}

/// How much memory matching several plans takes.
struct EngineSize: Sendable {
  /// Bytes for each transfer kept, with what one plan at a time notes of it.
  let row: Int
  /// Bytes for each address on a chain.
  let node: Int

  init(_ programs: [Program]) {
    let sizes = programs.map(StateSize.init)
    row = (sizes.map(\.row).max() ?? 0) + (sizes.reduce(0) { $0 + $1.rowBits } + 7) / 8
    node = sizes.map(\.node).max() ?? NodeHistory.bytesPerNode
  }
}

/// Bytes of one element of a column.
private func stride<Element>(of column: [Element]) -> Int { MemoryLayout<Element>.stride }

extension Rows {
  /// Bytes of one row over all columns.
  fileprivate var bytesPerRow: Int {
    let facts = stride(of: ordinal) + stride(of: time) + stride(of: chain) + stride(of: from) + stride(of: to)
    return facts + stride(of: asset) + stride(of: amount) + stride(of: value) + stride(of: dust) + stride(of: past)
  }
}

extension ProgramStep {
  /// Bytes that are noted of every row before any origin is looked at.
  fileprivate var screenBytes: Int {
    switch kind {
    case .chain: MemoryLayout<Int32>.stride
    case .mesh: MemoryLayout<MeshBound>.stride
    default: 0
    }
  }

  /// Bits that are noted of every row before any origin is looked at.
  fileprivate var screenBits: Int {
    switch kind {
    case .split, .series, .gather: 2
    case .cohort: 1
    default: 0
    }
  }
}
