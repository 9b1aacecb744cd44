import Foundation
import Labels
import Testing

@testable import Sluice

@Suite struct TraceTests {
  private let path: String

  init() throws {
    // A thief pays two wallets; one passes half on to a mixer over a third, the other rests. A stranger pays the mixer.
    let text = """
      time,chain,from,to,asset,amount,usd
      2025-01-10T10:00:00Z,ethereum,0xthief,0xa,ETH,100,200000
      2025-01-10T10:01:00Z,ethereum,0xthief,0xb,ETH,50,100000
      2025-01-10T11:00:00Z,ethereum,0xstranger,0xmix,ETH,10,20000
      2025-01-10T12:00:00Z,ethereum,0xa,0xc,ETH,60,126000
      2025-01-10T13:00:00Z,ethereum,0xc,0xmix,ETH,60,126000
      2025-01-10T14:00:00Z,tron,0xthief,0xd,TRX,5,

      """
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-trace-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    path = url.path
  }

  private func request(_ addresses: [String], chains: [String] = ["ethereum"]) throws -> TraceRequest {
    var table = LabelTable()
    try table.read(csv: Array("chain,address,label,category\nethereum,0xmix,Mixer,mixer\n".utf8), name: "l.csv")
    return TraceRequest(addresses: addresses, chains: chains, inputs: [path], labels: table)
  }

  @Test func `money is followed to services, and what rests is a balance at the last price`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let trace = try Trace(request(["0xthief"]), plans: [])
    #expect(trace.transfers.map(\.row) == [0, 1, 3, 4])
    #expect(trace.trails.count == 2)
    #expect(trace.ends.map(\.label) == ["Mixer"] && trace.ends.map(\.payments) == [1] && trace.ends[0].usd == 126_000)
    #expect(trace.balances.map(\.address) == ["0xb", "0xa"])
    #expect(trace.balances.map(\.amount) == [50, 40] && trace.balances.map(\.usd) == [100_000, 80_000])
    #expect(trace.text.contains("followed 4 transfers over 5 addresses"))
    let other = try Trace(request(["0xthief"], chains: ["tron"]), plans: [])
    #expect(other.balances.map(\.asset) == ["TRX"] && other.balances[0].usd == nil)
    #expect(other.text.contains("value not known"))
  }

  @Test func `signatures are met where they share a transfer`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let source = SignatureSource(
      path: "s",
      bytes: Array(
        """
        signature made.fed {
          title "Fed"
          flow within 1d { feed: hop to @mixer }
          score { +60 "feeds a mixer" }
          report at 60
        }

        """.utf8))
    let plans = SignatureCompiler.compile([source]).signatures.map(\.plan)
    #expect(plans.count == 1)
    let trace = try Trace(request(["0xthief"]), plans: plans)
    #expect(trace.met.map(\.origin.address) == ["0xc"], "the stranger's payment is no part of it")
    #expect(trace.text.contains("made.fed  1 match"))
  }

  @Test func `nothing is followed from an address that pays nobody, and what is no address is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let none = try Trace(request(["0xnobody"]), plans: [])
    #expect(none.transfers.isEmpty && none.text == "no transfer leaves these addresses\n")
    for hostile in ["a\" on x) signature", "a b", "a\\", "ä", ""] {
      let error = #expect(throws: SluiceError.self) { try Trace(request([hostile]), plans: []) }
      #expect(error?.description.contains("neither a file nor an address") == true, "\(hostile)")
    }
    #expect(throws: SluiceError.self) { try Trace(request([]), plans: []) }
    #expect(throws: SluiceError.self) { try Trace(request(["0xthief"], chains: ["no chain)"]), plans: []) }
  }

  @Test func `an address is looked for on the chains that its form allows`() {
    #expect(TraceRequest.chains(of: "0x47666fab8bd0ac7003bce3f5c3585383f09486e2").contains("ethereum"))
    #expect(!TraceRequest.chains(of: "0x47666fab8bd0ac7003bce3f5c3585383f09486e2").contains("bitcoin"))
    #expect(TraceRequest.chains(of: "bc1q7v5se5aq37g3lw8ccgre2laktpt6qrjvxqcz4p") == ["bitcoin"])
    #expect(TraceRequest.chains(of: "TBz3DH6GUpg4cEGrcKzs8gSTvLQCGaYk5F") == ["tron"])
    #expect(TraceRequest.chains(of: "01467:8013C4030").contains("bank"))
  }
}
