import SignaturePlan

/// What is left of a flow: the steps of a block, then those of the blocks around it.
struct Agenda {
  /// The innermost block last.
  fileprivate var frames: [Frame]

  fileprivate struct Frame {
    var steps: ArraySlice<Step>
    /// Where the block is that of a `repeat`.
    var loop: Loop?
  }

  /// A `repeat` under way.
  struct Loop {
    let step: Step
    let block: [Step]
    /// Rounds after this one.
    var left: Int
    /// Rounds in all, where a later step asks for them.
    let total: Int?
  }

  init(_ steps: [Step]) { frames = [Frame(steps: steps[...])] }

  /// The next step, once ended blocks are left.
  var next: Step? { frames.last?.steps.first }

  /// Every step that may still be bound.
  var steps: [Step] { frames.flatMap { $0.steps + (($0.loop?.left ?? 0) > 0 ? $0.loop?.block ?? [] : []) } }

  func droppingNext() -> Agenda {
    var rest = self
    rest.frames[rest.frames.count - 1].steps.removeFirst()
    return rest
  }

  /// These steps, then this.
  func preceded(by block: [Step]) -> Agenda {
    var longer = self
    longer.frames.append(Frame(steps: block[...]))
    return longer
  }

  /// So many rounds, then this.
  func preceded(by loop: Loop) -> Agenda {
    var longer = self
    longer.frames.append(Frame(steps: [], loop: loop))
    return longer
  }

  /// Leaves blocks that have ended, or goes round once more.
  mutating func leaveEndedBlocks(_ note: (Loop) -> Void) {
    while let frame = frames.last, frame.steps.isEmpty {
      frames.removeLast()
      guard var loop = frame.loop else { continue }
      guard loop.left > 0 else {
        note(loop)
        continue
      }
      loop.left -= 1
      frames.append(Frame(steps: loop.block[...], loop: loop))
    }
  }
}

// Names of steps are unique, so the first one tells what is left of a block.
extension Agenda: Hashable {
  static func == (left: Agenda, right: Agenda) -> Bool { left.frames == right.frames }
  func hash(into hasher: inout Hasher) { hasher.combine(frames) }
}

extension Agenda.Frame: Hashable {
  static func == (left: Self, right: Self) -> Bool {
    left.steps.count == right.steps.count && left.steps.first?.name == right.steps.first?.name
      && left.loop?.left == right.loop?.left && left.loop?.total == right.loop?.total
      && left.loop?.step.name == right.loop?.step.name
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(steps.first?.name)
    hasher.combine(loop?.left)
  }
}
