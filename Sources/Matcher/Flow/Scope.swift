import SignaturePlan

/// What names stand for at a place in a flow.
struct Scope {
  /// By step number: the instance bound last, of the steps that others refer to.
  var bound: [Int: Instance] = [:]
  /// By number of a group: inside an `each` over it, the member whose branch it is.
  var members: [Int: Head] = [:]

  /// The head that a reference stands for; nil where it is undefined.
  func head(_ place: Place, _ scene: Scene) -> Head? {
    if let member = members[place.step] { return place.end == .to ? member : scene.head(before: member.row) }
    guard let binding = bound[place.step]?.binding else { return nil }
    switch place.end {
    case .to: return binding.ownsHeads ? binding.left.head : nil
    case .from: return binding.rows.first.map(scene.head(before:))
    }
  }

  struct Name: Hashable {
    let instance: Int
    let member: Head?
  }
}

/// An end of a step, by the step's number.
struct Place: Sendable, Hashable {
  let step: Int
  let end: End
}

/// A bound step that others refer to.
final class Instance {
  let binding: StepBinding
  /// The same for instances that no test can tell apart, once that was asked.
  var id: Int?
  /// Nodes of the heads of a group.
  private(set) lazy var nodes = binding.left.isGroup ? Set(binding.heads.map(\.node)) : []
  /// Numbers that were asked for.
  var numbers: [Number: Double] = [:]

  init(_ binding: StepBinding) { self.binding = binding }

  /// All of an instance that tests can ask for.
  struct Key: Hashable {
    let step: Int
    let rows: [Row]
    let before: [Head]
    let left: [Head]
    let counts: [Int]
    let reached: UInt64

    init(_ binding: StepBinding) {
      step = binding.step
      rows = binding.rows
      before = binding.before
      left = binding.heads
      counts = [binding.depth, binding.candidates, binding.rounds, binding.tried, binding.branches.count]
      reached = binding.reached.bitPattern
    }
  }
}
