import Kernels
import Testing

@Suite("Lengths of chains")
struct ChainDepthTests {
  private static let link = ChainLink(kept: 0.8...0.99, gap: 3_600)

  @Test("a chain is counted to its end and from its start", arguments: Kernels.available.map(\.version))
  func counted(_ version: Kernels.Version) throws {
    // A to B to C to D, and a second payment out of C that keeps too little.
    let columns = ChainColumns(
      time: [0, 10, 3_610, 3_611, 9_000], from: [0, 1, 2, 2, 3], to: [1, 2, 3, 4, 5], asset: [],
      amount: [100, 90, 80, 10, 79])
    let kernels = try Kernels(version: version)
    #expect(kernels.chainDepths(columns, Self.link, .ends) == [1, 2, 3, 1, 1])
    #expect(kernels.chainDepths(columns, Self.link, .starts) == [3, 2, 1, 1, 1])
    #expect(kernels.chainDepths(columns, Self.link, .ends, most: 2) == [1, 2, 2, 1, 1])
    var other = columns
    other.asset = [1, 1, 2, 2, 2]
    #expect(kernels.chainDepths(other, Self.link, .ends) == [1, 2, 1, 1, 1])
  }

  @Test(
    "amounts that no ratio is defined for, and self-transfers, are in no chain",
    arguments: Kernels.available.map(\.version))
  func undefined(_ version: Kernels.Version) throws {
    let columns = ChainColumns(
      time: [0, 1, 2, 3, 4], from: [0, 1, 1, 1, 1], to: [1, 2, 2, 1, 2], asset: [], amount: [0, .nan, .infinity, 5, -1])
    #expect(try Kernels(version: version).chainDepths(columns, Self.link, .ends) == [0, 0, 0, 0, 0])
  }

  @Test("payments that follow each other in too many ways are given up, and none counted short")
  func givenUp() {
    let count = 40_000
    let columns = ChainColumns(
      time: Array(repeating: 0, count: count), from: (0..<count).map { $0 < count / 2 ? 0 : 1 },
      to: (0..<count).map { $0 < count / 2 ? 1 : 2 }, asset: [], amount: (0..<count).map { $0 < count / 2 ? 100 : 79.9 }
    )
    let depths = Kernels.best.chainDepths(columns, Self.link, .ends, most: 5, looks: 1_000_000)
    #expect(depths[count / 2] == 1 && depths[count - 1] == 5)
    #expect(depths.allSatisfy { $0 == 1 || $0 == 5 })
  }

  @Test("every version gives the same on random ledgers", arguments: 0..<300)
  func same(_ seed: Int) throws {
    var random = SystemRandomNumberGenerator()
    let count = Int.random(in: 0...400, using: &random)
    let nodes = Int32.random(in: 2...12, using: &random)
    let span = Int64.random(in: 1...20_000, using: &random)
    let times = (0..<count).map { _ in Int64.random(in: -span...span, using: &random) }.sorted()
    let hasAssets = Bool.random(using: &random)
    let columns = ChainColumns(
      time: times, from: times.map { _ in Int32.random(in: 0..<nodes, using: &random) },
      to: times.map { _ in Int32.random(in: 0..<nodes, using: &random) },
      asset: hasAssets ? times.map { _ in Int32.random(in: 0..<2, using: &random) } : [],
      amount: times.map { _ in Double(Int.random(in: 0...60, using: &random)) / 10 })
    let lows: [Double] = [0.1, 0.5, 0.8, 0.98, 1]
    let low = lows.randomElement(using: &random) ?? 1
    let widths: [Double] = [1, 1.01, 1.2, 13]
    let link = ChainLink(
      kept: low...(low * (widths.randomElement(using: &random) ?? 1)),
      gap: Int64.random(in: 0...span, using: &random) / (Bool.random(using: &random) ? 1 : 40))
    let most = Int32.random(in: 1...8, using: &random)
    let expected = try Kernels(version: .scalar)
    for side in [Kernels.ChainSide.ends, .starts] {
      let depths = expected.chainDepths(columns, link, side, most: most)
      for kernels in Kernels.available {
        for threads in [1, 2, 5] {
          #expect(kernels.chainDepths(columns, link, side, most: most, threads: threads) == depths)
        }
      }
    }
  }
}
