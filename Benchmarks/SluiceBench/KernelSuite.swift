import Archive
import Columnar
import Kernels

/// The filter kernels in every version, over one batch that stays in the cache, as it does after decoding.
struct KernelSuite {
  private let batch: TransferBatch
  private let members: Bitmap
  /// How often a repeat goes over the batch.
  private static let passes = 64

  /// Takes the ledger's first batch, with values put in that kernels may treat differently.
  init(_ ledger: MadeLedger) {
    var batch = TransferBatch()
    // Not a multiple of any vector's width.
    let count = min(ledger.batch.count, ArchiveWriter.batchRows) - 3
    batch.time = Array(ledger.batch.time[..<count])
    batch.from = Array(ledger.batch.from[..<count])
    batch.asset = Array(ledger.batch.asset[..<count])
    batch.amount = Array(ledger.batch.amount[..<count])
    let awkward = [Double.nan, -0.0, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -.nan]
    for (place, value) in awkward.enumerated() { batch.amount[place * 1_013 % count] = value }
    self.batch = batch
    var random = SplitMix(seed: 1)
    members = Bitmap((0..<ledger.parties.count).map { _ in random.below(16) == 0 })
  }

  func run(_ bench: inout Bench) {
    run("f64 interval", bytes: 8, &bench) { kernels, bitmap in
      kernels.select(batch.amount.span, from: .inclusive(1_000), to: .exclusive(50_000), into: &bitmap)
    }
    let middle = batch.time[batch.count / 2]
    run("i64 interval", bytes: 8, &bench) { kernels, bitmap in
      kernels.select(batch.time.span, from: batch.time[batch.count / 4], through: middle, into: &bitmap)
    }
    run("i32 equal", bytes: 4, &bench) { kernels, bitmap in
      kernels.select(batch.asset.span, equalTo: 2, into: &bitmap)
    }
    run("i32 member", bytes: 4, &bench) { kernels, bitmap in
      kernels.select(batch.from.span, in: members, into: &bitmap)
    }
  }

  /// Times one kernel in every version, and compares the bits with those of the reference.
  private func run(
    _ kernel: String, bytes: Int, _ bench: inout Bench, _ select: (Kernels, inout Bitmap) -> Void
  ) {
    var reference: Bitmap?
    for kernels in Kernels.available {
      let rows = batch.count * Self.passes
      let bits = bench.measure(Self.name(kernel, kernels.version), rows: rows, bytes: rows * bytes) {
        var bitmap = Bitmap(count: 0)
        for _ in 0..<Self.passes { select(kernels, &bitmap) }
        return bitmap
      }
      let expected = reference ?? bits
      reference = expected
      let isPartial = !bits.isEmpty && bits.population < bits.count
      bench.check(
        "\(kernel) of \(kernels.version) equals scalar", bits == expected && isPartial,
        "\(bits.population) of \(bits.count) rows pass")
    }
  }

  static func name(_ kernel: String, _ version: Kernels.Version) -> String { "\(kernel) \(version.rawValue)" }

  static let kernels = ["f64 interval", "i64 interval", "i32 equal", "i32 member"]
}
