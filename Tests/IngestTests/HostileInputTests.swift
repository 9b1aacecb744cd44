import Columnar
import Ingest
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  private static let sample = Array(
    """
    time,chain,tx,from,to,asset,amount,usd,value
    2025-02-21T14:16:11Z,ethereum,0xab,0x098b716b8aaf21512996dc57eb0615e2383e2f96,"b ""c"", d",ETH,1.5,3000.25,15
    1740147371.5,Tron,,alice,bob,USDT,1e6,,
    1740147371000,tron,x,"line
    break",böb,USDT,0.000001,1,1

    """.utf8)
  private static let spice: [UInt8] = Array("\",\n\r-+.eE0129:TZx\u{FEFF} \t\0".utf8) + [0x80, 0xC3, 0xFF]

  @Test("whatever is done to a small file, it is read or refused with a line of that file")
  func mutations() {
    for _ in 0..<6_000 {
      var bytes = Self.sample
      for _ in 0..<Int.random(in: 1...6) { Self.mutate(&bytes) }
      let policy = Bool.random() ? TransferCSV.ErrorPolicy.stop : .skip
      do throws(ImportError) {
        let ledger = try TransferCSV(onError: policy).read(MemoryBytes(bytes), name: "t.csv")
        check(ledger)
      } catch {
        #expect(error.line >= 0 && error.line <= bytes.count + 1)
        #expect(!error.description.isEmpty && error.description.utf8.count < 800)
      }
    }
  }

  @Test("bytes without any order are read or refused")
  func noise() {
    for length in 0..<2_000 {
      let bytes = (0..<length % 300).map { _ in Bool.random() ? .random(in: 0...255) : Self.spice.randomElement() ?? 0 }
      _ = try? TransferCSV(onError: .skip).read(MemoryBytes(bytes), name: "t.csv")
    }
  }

  private static func mutate(_ bytes: inout [UInt8]) {
    guard let place = bytes.indices.randomElement() else { return }
    switch Int.random(in: 0...4) {
    case 0: bytes[place] = .random(in: 0...255)
    case 1: bytes[place] = spice.randomElement() ?? 0
    case 2: bytes.remove(at: place)
    case 3: bytes.insert(spice.randomElement() ?? 0, at: place)
    default: bytes.removeSubrange(place..<min(place + Int.random(in: 1...40), bytes.count))
    }
  }

  private func check(_ ledger: ImportedLedger) {
    let batch = ledger.batch
    #expect(batch.time == batch.time.sorted() && batch.time.allSatisfy(Timestamp.range.contains))
    #expect(batch.amount.allSatisfy { $0.isFinite && $0 >= 0 } && batch.usd.allSatisfy { !($0 < 0) })
    #expect([batch.from, batch.to].allSatisfy { $0.allSatisfy { Int($0) < ledger.addresses.count && $0 >= 0 } })
    #expect(ledger.addresses.sortedCodes() == Array(0..<Int32(ledger.addresses.count)))
    #expect(ledger.transactions.map { $0.count == batch.count } ?? true)
  }
}
