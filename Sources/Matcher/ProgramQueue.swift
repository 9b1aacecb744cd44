import SignaturePlan
import Synchronization

/// Programs that wait to be run over a scene, taken one after another by the threads that work on them.
final class ProgramQueue: Sendable {
  private let programs: [Program]
  private let bits: [ProgramBits]
  private let scene: Scene
  /// Time of the ledger's last transfer.
  private let end: Int64
  /// Places of programs that one thread runs one after another.
  private let units: [[Int]]
  private let state: Mutex<State>

  private struct State {
    /// Units taken.
    var next = 0
    /// Programs begun.
    var begun = 0
    /// By place of the program.
    var found: [(findings: [Finding], abandoned: Int)?]
    var costs: [MatchingCost] = []
  }

  init(_ programs: [Program], _ bits: [ProgramBits], in scene: Scene, end: Int64) {
    self.programs = programs
    self.bits = bits
    self.scene = scene
    self.end = end
    units = Self.units(programs)
    state = Mutex(State(found: programs.map { _ in nil }))
  }

  /// Runs programs until none is left; several threads may do so at once.
  ///
  /// - Parameter progress: told of each program before it is run, by one thread at a time.
  func work(_ progress: (Int, String) -> Void) {
    let relays = KnownRelays()
    while let unit = take() {
      for place in unit { run(place, relays, progress) }
    }
  }

  private func run(_ place: Int, _ relays: KnownRelays, _ progress: (Int, String) -> Void) {
    state.withLock { state in
      progress(state.begun, programs[place].plan.name)
      state.begun += 1
    }
    let clock = ContinuousClock()
    let start = clock.now
    let sequencer = Sequencer(programs[place], bits: bits[place], relays: relays, in: scene)
    let found = sequencer.run(end: end)
    let cost = MatchingCost(
      signature: programs[place].plan.name, time: clock.now - start, origins: sequencer.origins.count)
    state.withLock {
      $0.found[place] = found
      $0.costs.append(cost)
    }
  }

  private func take() -> [Int]? {
    state.withLock { state in
      guard state.next < units.count else { return nil }
      defer { state.next += 1 }
      return units[state.next]
    }
  }

  /// Programs that ask for the same relays together, so that these are worked out once, and first, as they take longest.
  private static func units(_ programs: [Program]) -> [[Int]] {
    var shared: [[Relay]: [Int]] = [:]
    var alone: [[Int]] = []
    for (place, program) in programs.enumerated() {
      if program.relays.isEmpty { alone.append([place]) } else { shared[program.relays, default: []].append(place) }
    }
    return shared.values.sorted { $0[0] < $1[0] } + alone
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
