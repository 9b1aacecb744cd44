import Columnar

/// Gathers the addresses, chains and assets of the rows of an excerpt.
struct ExcerptStrings {
  private let archives: [ArchiveReader]
  private var used: [Used]

  /// Codes of one archive that rows of the excerpt have.
  private struct Used {
    var chains: [Bool] = []
    var from: [Bool] = []
    var to: [Bool] = []
    var assets: [Bool] = []
  }

  /// The strings of an excerpt and, for each archive, the code that each of its codes becomes.
  struct Codes {
    let addresses: StringTable
    let chains: StringTable
    let assets: StringTable
    let maps: [Map]
  }

  struct Map {
    var chains: [Int32] = []
    var from: [Int32] = []
    var to: [Int32] = []
    var assets: [Int32] = []
  }

  init(_ archives: [ArchiveReader]) {
    self.archives = archives
    used = archives.map { _ in Used() }
  }

  mutating func note(_ batch: TransferBatch, _ rows: [Int], of archive: Int) {
    Self.mark(batch.chain, rows, &used[archive].chains)
    Self.mark(batch.from, rows, &used[archive].from)
    Self.mark(batch.to, rows, &used[archive].to)
    Self.mark(batch.asset, rows, &used[archive].assets)
  }

  private static func mark(_ codes: [Int32], _ rows: [Int], _ used: inout [Bool]) {
    for row in rows {
      let code = Int(codes[row])
      if code >= used.count { used += repeatElement(false, count: max(code + 1, 2 * used.count) - used.count) }
      used[code] = true
    }
  }

  /// To be called once all batches that have rows were noted: then the tables are complete.
  consuming func finish() -> Codes {
    var maps = archives.map { _ in Map() }
    let addresses = Self.unite(
      archives.indices.flatMap {
        [(archives[$0].fromAddresses, used[$0].from), (archives[$0].toAddresses, used[$0].to)]
      })
    let chains = Self.unite(archives.indices.map { (archives[$0].chains, used[$0].chains) })
    let assets = Self.unite(archives.indices.map { (archives[$0].assets, used[$0].assets) })
    for place in maps.indices {
      maps[place].from = addresses.maps[2 * place]
      maps[place].to = addresses.maps[2 * place + 1]
      maps[place].chains = chains.maps[place]
      maps[place].assets = assets.maps[place]
    }
    return Codes(addresses: addresses.table, chains: chains.table, assets: assets.table, maps: maps)
  }

  /// One sorted table of the strings that are used, and the maps into it.
  private static func unite(_ parts: [(table: StringTable, used: [Bool])]) -> (table: StringTable, maps: [[Int32]]) {
    var interner = Interner()
    var maps = parts.map { table, used in
      used.enumerated().map { code, isUsed in isUsed ? interner.intern(utf8: table.utf8(code)) : -1 }
    }
    let (sorted, ranks) = interner.table.sorted()
    for place in maps.indices {
      for code in maps[place].indices where maps[place][code] >= 0 {
        maps[place][code] = ranks[Int(maps[place][code])]
      }
    }
    return (sorted, maps)
  }
}
