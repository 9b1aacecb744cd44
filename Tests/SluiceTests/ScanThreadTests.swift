import Foundation
import Testing

@testable import Sluice

@Suite("Threads of a scan")
struct ScanThreadTests {
  @Test(.timeLimit(.minutes(5))) func `however many there are, the same is found and every signature is told of`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("threads-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Demo.run(keepingIn: folder.path) { _ in }
    let library = try SignatureLibrary(paths: [], bundled: true)
    var request = ScanRequest(
      plans: library.plans, campaigns: library.campaigns, inputs: [folder.appendingPathComponent("demo.arrow").path],
      labels: try LabelFiles.read([folder.appendingPathComponent("demo-labels.csv").path], asOf: nil))
    let alone = try Scanner(request).run()
    #expect(!alone.matches.isEmpty)
    for threads in [2, 3, 64] {
      request.threads = threads
      let result = try Scanner(request).run()
      #expect(result.matches == alone.matches)
      #expect(result.coverage == alone.coverage)
      #expect(Set(result.profile.signatures.map(\.signature)) == Set(library.plans.map(\.name)))
      #expect(result.profile.summary.count == 4 + library.plans.count)
    }
  }

  @Test func `an input of its own numbering and several of them give the same`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("numbering-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Demo.run(keepingIn: folder.path) { _ in }
    let archive = folder.appendingPathComponent("demo.arrow").path
    let empty = folder.appendingPathComponent("empty.csv").path
    try Data("time,chain,from,to,asset,amount\n2020-01-01T00:00:00Z,ethereum,p,q,ETH,1\n".utf8).write(
      to: URL(fileURLWithPath: empty))
    let library = try SignatureLibrary(paths: [], bundled: true)
    var request = ScanRequest(
      plans: library.plans, inputs: [archive],
      labels: try LabelFiles.read([folder.appendingPathComponent("demo-labels.csv").path], asOf: nil))
    let one = try Scanner(request).run()
    request.inputs = [archive, empty]
    let two = try Scanner(request).run()
    #expect(one.matches.map(\.id) == two.matches.map(\.id))
    #expect(one.matches.map(\.evidence.count) == two.matches.map(\.evidence.count))
  }
}
