import Foundation
import Glibc
import Testing

@testable import Sluice

/// Workers that are killed at any moment, again and again.
@Suite("Killed workers", .timeLimit(.minutes(8))) struct KillTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    _ = try bench.file("made.sluice", MadeLedger.signatures)
    _ = try bench.file("made.csv", MadeLedger(rows: 12_000).csv(days: 0..<61))
    _ = try ArchiveImport(input: bench.path("made.csv"), output: bench.path("made.arrow")).run()
  }

  /// The command beside the tests; nil where only the tests were built.
  private static var command: String? {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    let path = folder.appendingPathComponent("sluice").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  private func submit(_ name: String) throws -> JobRunner {
    let runner = try JobRunner(database: bench.path("\(name).db"), creates: true)
    var submission = JobSubmission(
      name: "made", signatures: [bench.path("made.sluice")], archives: [bench.path("made.arrow")])
    submission.sliceSeconds = MadeLedger.day
    _ = try runner.submit(submission)
    return runner
  }

  private func texts(_ runner: JobRunner) throws -> [String] {
    var texts: [String] = []
    try runner.eachMatch(of: try runner.job("made")) { texts.append($0) }
    return texts
  }

  private func start(_ command: String, _ database: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = ["jobs", "run", "--no-progress", "--database", database]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test(.enabled(if: command != nil, "the command was not built beside the tests"))
  func `200 kills over a job of 60 slices and four processes change nothing`() throws {
    let command = try #require(Self.command)
    let whole = try submit("whole")
    try whole.run()
    let expected = try texts(whole)
    #expect(try whole.job("made").sliceCount >= 60 && !expected.isEmpty)

    let killed = try submit("killed")
    var random = SystemRandomNumberGenerator()
    var kills = 0
    var left = 0
    var stages: Set<Int64> = []
    // So long that some store something before they are killed and most do not, however busy the machine is.
    var longest: UInt32 = 60_000
    while kills < 200 {
      let workers = try (0..<4).map { _ in try start(command, bench.path("killed.db")) }
      for worker in workers {
        usleep(UInt32.random(in: 0...longest, using: &random))
        if worker.isRunning, kill(worker.processIdentifier, SIGKILL) == 0 { kills += 1 } else { left += 1 }
      }
      for worker in workers { worker.waitUntilExit() }
      let job = try killed.job("made")
      let isNew = stages.insert(job.revision).inserted
      longest = isNew ? max(20_000, longest / 2) : min(2_000_000, longest + longest / 2)
      // A job that is done too soon begins anew, with all that it had in place.
      if job.state == .done, kills < 200 { try restart(killed) }
    }
    try killed.run(workers: 2)
    #expect(try killed.job("made").state == .done)
    #expect(try texts(killed) == expected)
    #expect(stages.count > 5, "workers that are killed before they store anything test nothing")
  }

  /// Has everything searched once more.
  private func restart(_ runner: JobRunner) throws {
    let text = MadeLedger.signatures + "\n// \(UUID().uuidString)\n"
    let changed = text.replacingOccurrences(of: "made.relays", with: "made.relays2")
    _ = try bench.file("made.sluice", changed)
    _ = try runner.refresh(try runner.job("made"))
    _ = try bench.file("made.sluice", MadeLedger.signatures)
    _ = try runner.refresh(try runner.job("made"))
  }
}
