import Foundation
import Jobs
import Synchronization

/// Keeps a worker's slices from being taken by others for as long as its process lives, and says what it is doing.
final class Heartbeat: Sendable {
  private let store: JobStore
  private let holder: Leaseholder
  private let state = Mutex(State())

  private struct State {
    var claims: [SliceClaim] = []
    var pace = ScanPace()
    var progress: ScanProgress?
    var isOver = false
  }

  /// Seconds between two beats.
  private static let seconds: Int64 = 3

  init(_ store: JobStore, for holder: Leaseholder) {
    self.store = store
    self.holder = holder
    let thread = Thread { [self] in beat() }
    thread.name = "leases"
    thread.start()
  }

  /// The slices to keep from now on.
  func keep(_ claims: [SliceClaim]) { state.withLock { $0.claims = claims } }

  /// How far the worker is; told to the database now and then.
  func note(_ progress: ScanProgress) { state.withLock { $0.progress = progress } }

  /// A scan begins.
  func begin() {
    state.withLock { state in
      state.pace = ScanPace()
      state.progress = nil
    }
  }

  func stop() { state.withLock { $0.isOver = true } }

  private func beat() {
    var last = JobRunner.now
    while true {
      Thread.sleep(forTimeInterval: 0.2)
      if state.withLock({ $0.isOver }) { return }
      guard JobRunner.now - last >= max(1, min(Self.seconds, holder.seconds / 3)) else { continue }
      last = JobRunner.now
      let (claims, activity) = state.withLock { state in
        (state.claims, state.progress.map { state.pace.text($0) })
      }
      // A lease that cannot be renewed now may be the next time; if it ends, the claim's token says so.
      if !claims.isEmpty { try? store.renew(claims, for: holder, at: last, activity: activity) }
    }
  }
}
