/// How engines go through a ledger, which must make no difference.
struct Course {
  var batchSize = 64
  /// Transfers kept before some are let go.
  var settlesAfter = 1 << 21
  /// Times at which slices meet, ascending, each slice searched by an engine of its own.
  var cuts: [Int64] = []
  /// Transfers of the stretches that are told apart in the past of addresses: each engine then begins with the stretch
  /// that it needs. Nil if each begins with the ledger.
  var stretch: Int?

  init() {}

  init(batchSize: Int) { self.batchSize = batchSize }

  /// Any course: in one piece, letting go early, in slices, or both.
  init(_ generator: inout SeededGenerator, over ledger: RandomLedger) {
    batchSize = generator.pick([1, 7, 64, 65_536])
    if generator.once(in: 2) { settlesAfter = generator.pick([2, 8, 30]) }
    guard generator.once(in: 3), let first = ledger.transfers.first?.time, let last = ledger.transfers.last?.time else {
      return
    }
    cuts = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      Int64.random(in: first...last, using: &generator)
    }.sorted()
    if generator.once(in: 2) { stretch = generator.pick([1, 3, 10]) }
  }
}
