import Glibc
import Testing

@testable import Archive

/// Damaged files end in an error or in a result: no trap, no hang, no more memory than the limits allow.
@Suite struct CorruptionTests {
  /// Every seventh place of the foreign files; all of them, which takes minutes, with `THOROUGH=1`.
  private static let step = unsafe getenv("THOROUGH") == nil ? 7 : 1
  private static let goldens = [
    "pyarrow-plain", "pyarrow-deltas", "polars-categorical", "pyarrow-extras", "pyarrow-every-type",
  ]

  private func small() throws -> [UInt8] {
    let folder = try TemporaryFolder()
    return try TemporaryFolder.bytes(of: SmallLedger(rows: 12, addresses: 5).write(to: folder.path("small.arrow")))
  }

  @Test(.timeLimit(.minutes(10))) func `every flipped byte of a small archive is survived`() throws {
    let patient = try Patient(TemporaryFolder(), small())
    #expect(try patient.examine())
    for offset in patient.healthy.indices {
      for flip: UInt8 in [0x01, 0x80, 0xff] {
        patient.write([patient.healthy[offset] ^ flip], at: offset)
        try patient.examine()
      }
      patient.heal(offset..<offset + 1)
    }
    #expect(try patient.examine())
  }

  @Test(.timeLimit(.minutes(10))) func `every truncation of a small archive is an error`() throws {
    let patient = try Patient(TemporaryFolder(), small())
    for size in patient.healthy.indices.reversed() {
      patient.truncate(to: size)
      #expect(try !patient.examine())
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: goldens)
  func `every flipped byte of a foreign file is survived`(name: String) throws {
    let bytes = try TemporaryFolder.bytes(of: GoldenLedger.path("\(name).arrow"))
    let patient = try Patient(TemporaryFolder(), bytes)
    #expect(try patient.examine())
    for offset in stride(from: 0, to: patient.healthy.count, by: Self.step) {
      patient.write([patient.healthy[offset] ^ (offset.isMultiple(of: 2) ? 0xff : 0x04)], at: offset)
      try patient.examine()
      patient.heal(offset..<offset + 1)
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: goldens)
  func `numbers at the edges are survived wherever they are put`(name: String) throws {
    let bytes = try TemporaryFolder.bytes(of: GoldenLedger.path("\(name).arrow"))
    let patient = try Patient(TemporaryFolder(), bytes)
    let edges: [[UInt8]] = [
      [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
      [0, 0, 0, 0, 0, 0, 0, 0x80], [0, 0, 0, 0, 0, 0, 0, 0], [0xf8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ]
    for offset in stride(from: 0, to: patient.healthy.count, by: 4 * Self.step) {
      let edge = edges[offset / 4 % edges.count]
      patient.write(edge, at: offset)
      try patient.examine()
      patient.heal(offset..<offset + 8)
    }
  }

  @Test(.timeLimit(.minutes(10))) func `pieces moved about are survived`() throws {
    let patient = try Patient(TemporaryFolder(), small())
    var seed: UInt64 = 7
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<3000 {
      let (source, target, length) = (random(patient.healthy.count), random(patient.healthy.count), random(40))
      patient.write(patient.healthy[source..<min(source + length, patient.healthy.count)], at: target)
      try patient.examine()
      patient.heal(target..<target + 40)
    }
  }
}
