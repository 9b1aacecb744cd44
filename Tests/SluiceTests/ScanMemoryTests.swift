import Foundation
import Testing

@testable import Sluice

/// What a scan keeps of a ledger while it reads on.
@Suite("Memory of a scan", .timeLimit(.minutes(5))) struct ScanMemoryTests {
  private let folder: URL
  private let archive: String
  private let labels: LabelTable

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("memory-\(UUID().uuidString)")
    _ = try Demo.run(keepingIn: folder.path) { _ in }
    archive = folder.appendingPathComponent("demo.arrow").path
    labels = try LabelFiles.read([folder.appendingPathComponent("demo-labels.csv").path], asOf: nil)
  }

  private func request(_ choose: (Plan) -> Bool) throws -> ScanRequest {
    let plans = try SignatureLibrary(paths: [], bundled: true).plans.filter(choose)
    return ScanRequest(plans: plans, inputs: [archive], labels: labels)
  }

  @Test func `what lies behind every horizon is let go, and the same is found`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = try request { $0.horizon + $0.lookBack + $0.lookAhead <= 4 * 86_400 }
    let whole = try Scanner(request).run()
    request.room = StateRoom(settlesAfter: 1_000)
    let rolling = try Scanner(request).run()
    #expect(!whole.matches.isEmpty)
    #expect(rolling.matches == whole.matches)
    #expect(rolling.coverage == whole.coverage)
    #expect(rolling.profile.kept < whole.profile.kept)
  }

  @Test func `what a limit keeps from view is in the result`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = try request { _ in true }
    let whole = try Scanner(request).run()
    request.room = StateRoom(bytes: 2_000_000)
    let limited = try Scanner(request).run()
    #expect(!whole.coverage.isCut)
    #expect(limited.coverage.isCut)
    #expect(limited.profile.kept < whole.profile.kept)
    let shortfall = try #require(limited.coverage.shortfalls["lazarus.relay_mesh"])
    #expect(shortfall.origins > 0)
    #expect(try #require(shortfall.ahead) < 9 * 86_400)
    let line = "cut short: `lazarus.relay_mesh` by the limit on memory: "
    #expect(limited.coverage.summary.contains { $0.hasPrefix(line) })
    #expect(limited.json.contains(#""cut_by_memory":{"#))
    #expect(limited.coverage.notes.contains { $0.contains("addresses alone take") })
  }

  @Test func `a limit that is not reached changes nothing`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = try request { _ in true }
    let whole = try Scanner(request).run()
    request.room = StateRoom(bytes: 1 << 30)
    let roomy = try Scanner(request).run()
    #expect(roomy.matches == whole.matches)
    #expect(roomy.coverage == whole.coverage)
  }
}
