import Foundation
import Jobs
import Synchronization

/// Keeps a worker's slices from being taken by others for as long as its process lives.
final class Heartbeat: Sendable {
  private let store: JobStore
  private let holder: Leaseholder
  private let state = Mutex(State())

  private struct State {
    var claims: [SliceClaim] = []
    var isOver = false
  }

  init(_ store: JobStore, for holder: Leaseholder) {
    self.store = store
    self.holder = holder
    let thread = Thread { [self] in beat() }
    thread.name = "leases"
    thread.start()
  }

  /// The slices to keep from now on.
  func keep(_ claims: [SliceClaim]) { state.withLock { $0.claims = claims } }

  func stop() { state.withLock { $0.isOver = true } }

  private func beat() {
    var last = JobRunner.now
    while true {
      Thread.sleep(forTimeInterval: 0.2)
      let (claims, isOver) = state.withLock { ($0.claims, $0.isOver) }
      if isOver { return }
      guard JobRunner.now - last >= max(1, holder.seconds / 3) else { continue }
      last = JobRunner.now
      // A lease that cannot be renewed now may be the next time; if it ends, the claim's token says so.
      if !claims.isEmpty { try? store.renew(claims, for: holder, at: last) }
    }
  }
}
