import SignaturePlan

/// The numbers of a step's transfers.
struct GroupNumbers {
  private let rows: [Row]
  private let depth: Int
  private let head: Row?
  private let scene: Scene

  /// - Parameter rows: ascending, each once.
  init(rows: [Row], depth: Int, head: Row?, _ scene: Scene) {
    self.rows = rows
    self.depth = depth
    self.head = head
    self.scene = scene
  }

  init(_ bound: StepBinding, _ scene: Scene) {
    self.init(rows: bound.rows, depth: bound.depth, head: bound.head, scene)
  }

  func satisfy(_ condition: GroupCondition) -> Bool {
    condition.holds { $0.interval.contains(value($0.function)) }
  }

  /// NaN where the number is undefined.
  func value(_ function: GroupFunction) -> Double {
    switch function {
    case .count: Double(rows.count)
    case .sum: Statistics.sum(amounts)
    case .min: amounts.min() ?? .nan
    case .max: amounts.max() ?? .nan
    case .mean: rows.isEmpty ? .nan : Statistics.mean(amounts)
    case .median: Statistics.median(amounts)
    case .usd: Statistics.sum(rows.map { scene.rows.value[Int($0)] }.filter { !$0.isNaN })
    case .cv: Statistics.variation(amounts)
    case .maxShare: Statistics.largestShare(amounts)
    case .share: share
    case .duration: duration
    case .interval: rows.count > 1 ? duration / Double(rows.count - 1) : .nan
    case .depth: rows.isEmpty ? .nan : Double(depth)
    case .addresses: Double(Set(rows.flatMap { [scene.rows.from[Int($0)], scene.rows.to[Int($0)]] }).count)
    case .fraction: 1
    }
  }

  private var amounts: [Double] { rows.map { scene.rows.amount[Int($0)] } }

  private var share: Double {
    guard let head, scene.rows.amount[Int(head)] > 0 else { return .nan }
    return Statistics.sum(amounts) / scene.rows.amount[Int(head)]
  }

  private var duration: Double {
    guard let first = rows.first, let last = rows.last else { return .nan }
    return Double(scene.rows.time[Int(last)] - scene.rows.time[Int(first)])
  }
}
