import SignaturePlan
import Synchronization

/// Programs that wait to be run over a scene, taken one after another by the threads that work on them.
final class ProgramQueue: Sendable {
  private let programs: [Program]
  private let bits: [ProgramBits]
  private let scene: Scene
  /// Time of the ledger's last transfer.
  private let end: Int64
  private let state: Mutex<State>

  private struct State {
    var next = 0
    /// By place of the program.
    var found: [(findings: [Finding], abandoned: Int)?]
    var costs: [MatchingCost] = []
  }

  init(_ programs: [Program], _ bits: [ProgramBits], in scene: Scene, end: Int64) {
    self.programs = programs
    self.bits = bits
    self.scene = scene
    self.end = end
    state = Mutex(State(found: programs.map { _ in nil }))
  }

  /// Runs programs until none is left; several threads may do so at once.
  ///
  /// - Parameter progress: told of each program before it is run, by one thread at a time.
  func work(_ progress: (Int, String) -> Void) {
    let relays = KnownRelays()
    while let place = take(progress) {
      let clock = ContinuousClock()
      let start = clock.now
      let sequencer = Sequencer(programs[place], bits: bits[place], relays: relays, in: scene)
      let found = sequencer.run(end: end)
      let cost = MatchingCost(
        signature: programs[place].plan.name, time: clock.now - start, origins: sequencer.originCount)
      state.withLock {
        $0.found[place] = found
        $0.costs.append(cost)
      }
    }
  }

  private func take(_ progress: (Int, String) -> Void) -> Int? {
    state.withLock { state in
      guard state.next < programs.count else { return nil }
      defer { state.next += 1 }
      progress(state.next, programs[state.next].plan.name)
      return state.next
    }
  }

  /// What the programs found, in their order.
  var result: EngineResult {
    state.withLock { state in
      var result = EngineResult()
      result.costs = state.costs
      for (program, found) in zip(programs, state.found) {
        result.findings += found?.findings ?? []
        if let abandoned = found?.abandoned, abandoned > 0 { result.abandoned[program.plan.name] = abandoned }
      }
      return result
    }
  }
}
