import Archive
import Columnar
import Kernels

/// The chain query of the comparison with other engines: which transfers end a chain of at least five, in which each
/// follows its predecessor within an hour, leaves the address that it paid, and carries 80% to 99% of its amount?
///
/// No amount is too small, so that nothing can be filtered away first. Amounts are compared in whole cents, as the other
/// engines compare them.
struct ChainSuite {
  let path: String
  let rows: Int

  static let load = "load for the chain query"
  static let answer = "transfers that end a chain of five"

  static let twoThreads = "chain query on 2 threads"

  static func query(_ version: Kernels.Version) -> String { "chain query \(version.rawValue)" }

  private static let least: Int32 = 5
  private static let link = ChainLink(kept: 0.8...0.99, gap: 3_600)

  func run(_ bench: inout Bench) throws {
    let isSame = { (first: ChainColumns, again: ChainColumns) in first.time.count == again.time.count }
    let columns = try bench.measure(Self.load, rows: rows, bytes: rows * 24, agree: isSame) { try load() }
    var answers: [Kernels.Version: Int] = [:]
    // The index is the same C in every version but the scalar one.
    for kernels in Kernels.available where kernels.version != .avx2 {
      answers[kernels.version] = bench.measure(Self.query(kernels.version), rows: rows, bytes: rows * 24) {
        kernels.chainDepths(columns, Self.link, .ends, most: Self.least).count { $0 >= Self.least }
      }
    }
    let answer = answers[.portable] ?? 0
    if let native = Kernels.available.first(where: { $0.version == .portable }) {
      let other = bench.measure(Self.twoThreads, rows: rows, bytes: rows * 24) {
        native.chainDepths(columns, Self.link, .ends, most: Self.least, threads: 2).count { $0 >= Self.least }
      }
      bench.check("two threads find what one does", other == answer)
    }
    bench.check("versions of the chain query agree", Set(answers.values).count == 1)
    bench.check(Self.answer, answer > 0, "\(answer)")
  }

  private func load() throws -> ChainColumns {
    let reader = try ArchiveReader(path: path)
    var columns = ChainColumns(time: [], from: [], to: [], asset: [], amount: [])
    var batch = TransferBatch()
    for index in 0..<reader.batchCount {
      try reader.read(index, columns: [.time, .from, .to, .amount], into: &batch)
      columns.time += batch.time
      columns.from += batch.from
      columns.to += batch.to
      columns.amount += batch.amount.map { ($0 * 100).rounded(.toNearestOrEven) }
    }
    return columns
  }
}
