import Columnar
import SignatureLanguage
import Testing

@testable import Sluice

@Suite struct CompiledSignaturesTests {
  private static let source = SignatureSource(
    path: "x.sluice",
    text: """
      signature x.theft {
        flow within 1d { pay: hop where usd >= $5_000, to is fresh }
        score { +60 "x" when pay.usd >= $6_000 }
        report at 60
      }
      campaign x.thefts {
        of       x.theft
        group by pay.from
        at least 2 within 30d
        where    usd >= $1
        score { +60 "again" 30 per count over 0 }
        report at 60
      }
      """)

  private static func compiled() -> CompiledSignatures {
    let compilation = SignatureCompiler.compile([source])
    #expect(compilation.diagnostics.isEmpty)
    return CompiledSignatures(
      plans: compilation.signatures.map(\.plan), campaigns: compilation.campaigns.map(\.campaign))
  }

  @Test("What is read is what was written")
  func roundTrip() throws {
    let compilation = SignatureCompiler.compile(SignatureFiles.bundled)
    let all = CompiledSignatures(
      plans: compilation.signatures.map(\.plan) + Self.compiled().plans, campaigns: Self.compiled().campaigns)
    let bytes = try all.bytes()
    #expect(try CompiledSignatures(bytes: bytes, path: "x") == all)
    #expect(try all.bytes() == bytes, "the same signatures give the same bytes")
  }

  @Test("Every flipped byte and every truncation is refused")
  func damage() throws {
    let bytes = try Self.compiled().bytes()
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 0x41
      #expect(throws: SluiceError.self, "byte \(place)") { try CompiledSignatures(bytes: flipped, path: "x") }
      #expect(throws: SluiceError.self) { try CompiledSignatures(bytes: Array(bytes[..<place]), path: "x") }
    }
  }

  @Test("Another version of plans is refused by its number")
  func version() throws {
    var bytes = try Self.compiled().bytes()
    bytes[8] = 1
    let error = #expect(throws: SluiceError.self) { try CompiledSignatures(bytes: bytes, path: "old.sluicec") }
    #expect(error?.description.contains("`old.sluicec`: compiled for version 1 of plans") == true)
  }

  @Test("Content that somebody made up under a right hash is refused or sound")
  func forged() throws {
    let bytes = try Self.compiled().bytes()
    let json = Array(bytes[CompiledSignatures.headerLength...])
    var refused = 0
    for place in json.indices where (0x30...0x39).contains(json[place]) || json[place] == UInt8(ascii: "\"") {
      for replacement in [UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "e")] {
        var forged = json
        forged[place] = replacement
        do {
          let read = try CompiledSignatures(bytes: Self.file(forged), path: "x")
          for plan in read.plans { try plan.checkSound() }
        } catch { refused += 1 }
      }
    }
    #expect(refused > 100)
  }

  private static func file(_ json: [UInt8]) -> [UInt8] {
    let number = { (value: Int, count: Int) in (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    return CompiledSignatures.magic + number(Plan.version, 4) + number(json.count, 8) + SHA256.digest(of: json) + json
  }

  @Test("A scan finds what campaigns look for among its matches")
  func campaigns() throws {
    let csv = """
      time,from,to,asset,amount
      2025-01-01T00:00:00Z,A,B1,USD,7000
      2025-01-02T00:00:00Z,A,B2,USD,8000
      2025-01-03T00:00:00Z,C,D,USD,9000
      """
    let folder = try ShortLedger()
    let compiled = Self.compiled()
    let request = ScanRequest(
      plans: compiled.plans, campaigns: compiled.campaigns, inputs: [try folder.file("t.csv", csv)])
    let matches = try Scanner(request).run().matches
    let group = try #require(matches.first { $0.signature == "x.thefts" })
    #expect(group.evidence.map(\.step) == ["x.theft/pay", "x.theft/pay"])
    #expect(group.evidence.map(\.index) == [1, 2])
    #expect(group.score == Points(60) && group.value.usd == 15_000)
    #expect(matches.count == 4)
  }

  @Test("A campaign over a signature that is not looked for is noted")
  func missing() throws {
    let folder = try ShortLedger()
    let request = ScanRequest(
      plans: ShortLedger.plans, campaigns: Self.compiled().campaigns,
      inputs: [try folder.file("t.csv", ShortLedger.transfers)])
    let notes = try Scanner(request).run().coverage.notes
    #expect(notes.contains { $0.contains("groups matches of `x.theft`") })
  }
}
