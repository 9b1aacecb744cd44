import SignaturePlan
import Synchronization

/// Programs that wait to be run over a scene, taken one after another by the threads that work on them.
final class ProgramQueue: Sendable {
  private let programs: [Program]
  private let bits: [ProgramBits]
  private let scene: Scene
  private let limit: Duration?
  /// By program: the rows that are tried as origins.
  private let ranges: [Range<Int>]
  /// Places of programs that one thread runs one after another.
  private let units: [[Int]]
  private let state: Mutex<State>

  private struct State {
    /// Units taken.
    var next = 0
    /// Programs begun.
    var begun = 0
    /// By place of the program.
    var found: [SearchResult?]
    var costs: [MatchingCost] = []
  }

  /// - Parameter limit: time that one program may take; nil for as long as it takes.
  init(
    _ programs: [Program], _ bits: [ProgramBits], _ ranges: [Range<Int>], in scene: Scene, limit: Duration? = nil
  ) {
    self.limit = limit
    self.programs = programs
    self.bits = bits
    self.scene = scene
    self.ranges = ranges
    units = Self.units(programs, ranges)
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
    let sequencer = Sequencer(
      programs[place], bits: bits[place], range: ranges[place], relays: relays, in: scene)
    let found = sequencer.run(until: limit.map { start + $0 })
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
  private static func units(_ programs: [Program], _ ranges: [Range<Int>]) -> [[Int]] {
    var shared: [[Relay]: [Int]] = [:]
    var alone: [[Int]] = []
    for (place, program) in programs.enumerated() where !ranges[place].isEmpty {
      if program.relays.isEmpty { alone.append([place]) } else { shared[program.relays, default: []].append(place) }
    }
    return shared.values.sorted { $0[0] < $1[0] } + alone
  }

  /// What each program found, nil for one that had nothing to try; and what each took, in the order in which they were
  /// done.
  var result: (found: [SearchResult?], costs: [MatchingCost]) {
    state.withLock { ($0.found, $0.costs) }
  }
}
