/// Times pieces of work, and collects what they took and whether their answers were right.
struct Bench {
  /// Repeats of each measurement after its warm-up.
  let repeats: Int
  private(set) var measurements: [Measurement] = []
  private(set) var checks: [Check] = []

  init(repeats: Int) { self.repeats = repeats }

  /// Runs a piece of work once to warm up and then `repeats` times; returns what the warm-up gave.
  ///
  /// - Parameters:
  ///   - rows, bytes: what one repeat goes through.
  ///   - agree: whether a repeat gave the same as the warm-up; a check of that name fails if one did not.
  @discardableResult
  mutating func measure<Answer>(
    _ name: String, rows: Int, bytes: Int, agree: (Answer, Answer) -> Bool, _ work: () throws -> Answer
  ) rethrows -> Answer {
    let first = try work()
    var seconds: [Double] = []
    var differing = 0
    for _ in 0..<repeats {
      let start = ContinuousClock.now
      let answer = try work()
      let elapsed = ContinuousClock.now - start
      seconds.append(Self.seconds(elapsed))
      if !agree(first, answer) { differing += 1 }
    }
    measurements.append(Measurement(name: name, rows: rows, bytes: bytes, seconds: seconds))
    if differing > 0 { check("\(name) gives the same on every repeat", false, "\(differing) of \(repeats) differ") }
    return first
  }

  /// Runs pieces of work once each to warm up and then, `repeats` times, one after another, so that what a machine does
  /// besides meets all of them alike; returns what the warm-ups gave.
  ///
  /// - Parameters:
  ///   - rows, bytes: what one repeat of each goes through.
  ///   - works: each with its name.
  mutating func measureInTurn<Answer: Equatable>(
    rows: Int, bytes: Int, _ works: [(name: String, work: () throws -> Answer)]
  ) throws -> [Answer] {
    let answers = try works.map { try $0.work() }
    var seconds = works.map { _ in [Double]() }
    var differing = works.map { _ in 0 }
    for _ in 0..<repeats {
      for (place, entry) in works.enumerated() {
        let start = ContinuousClock.now
        let answer = try entry.work()
        seconds[place].append(Self.seconds(ContinuousClock.now - start))
        if answer != answers[place] { differing[place] += 1 }
      }
    }
    for (place, entry) in works.enumerated() {
      measurements.append(Measurement(name: entry.name, rows: rows, bytes: bytes, seconds: seconds[place]))
      if differing[place] > 0 {
        check("\(entry.name) gives the same on every repeat", false, "\(differing[place]) of \(repeats) differ")
      }
    }
    return answers
  }

  /// Runs a piece of work once, without a warm-up.
  mutating func measureOnce<Answer>(_ name: String, rows: Int, bytes: Int, _ work: () throws -> Answer) rethrows
    -> Answer
  {
    let start = ContinuousClock.now
    let answer = try work()
    measurements.append(
      Measurement(name: name, rows: rows, bytes: bytes, seconds: [Self.seconds(ContinuousClock.now - start)]))
    return answer
  }

  /// The same for answers that can be compared.
  @discardableResult
  mutating func measure<Answer: Equatable>(
    _ name: String, rows: Int, bytes: Int, _ work: () throws -> Answer
  ) rethrows -> Answer {
    try measure(name, rows: rows, bytes: bytes, agree: ==, work)
  }

  /// Notes whether something that must hold does.
  mutating func check(_ name: String, _ passed: Bool, _ detail: String = "") {
    checks.append(Check(name: name, passed: passed, detail: detail))
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
