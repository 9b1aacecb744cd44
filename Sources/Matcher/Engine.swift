import Columnar
import Kernels
import SignaturePlan

/// Matches plans against a ledger that comes batch by batch: filter, select, sequence, score.
///
/// The batches come in ledger order and share one numbering: `from` and `to` hold codes of nodes (an address on a
/// chain), `asset` codes of symbols. The `chain` column is not looked at.
public struct Engine {
  private let programs: [Program]
  private let sets: NodeSets
  private let assets: AssetCodes
  private let settings: MatchSettings
  private let kernels: Kernels
  private var selection: Selection
  private var rows = Rows()
  private var history = NodeHistory()
  private var lastTime: Int64?

  /// Transfers taken in so far.
  public private(set) var count = 0

  public init(
    plans: [Plan], labels: ScanLabels, assets: AssetCodes, settings: MatchSettings = .init(), kernels: Kernels
  ) {
    programs = plans.map { Program($0, assets: assets) }
    sets = NodeSets(labels)
    selection = Selection(programs)
    self.assets = assets
    self.settings = settings
    self.kernels = kernels
  }

  /// Takes in the next transfers of the ledger.
  public mutating func consume(_ batch: TransferBatch) {
    let incoming = known(batch)
    rows.append(selection.needed(incoming, sets: sets, kernels: kernels), of: incoming)
    count += batch.count
    lastTime = batch.time.last ?? lastTime
  }

  /// The batch with what is known of each transfer by now.
  private mutating func known(_ batch: TransferBatch) -> Rows {
    var incoming = Rows(batch, from: count)
    for row in 0..<batch.count {
      if incoming.value[row].isNaN, assets.dollars.contains(batch.asset[row]) {
        incoming.value[row] = batch.amount[row]
      }
      let isDust = batch.amount[row] == 0 || incoming.value[row] < settings.dustFloor
      incoming.dust.append(isDust)
      incoming.past.append(
        history.visit(time: batch.time[row], from: batch.from[row], to: batch.to[row], isDust: isDust))
    }
    return incoming
  }

  /// What every plan finds.
  ///
  /// - Parameter progress: told before each plan how many are done, and the plan's name.
  public func run(progress: (Int, String) -> Void = { _, _ in }) -> EngineResult {
    var result = EngineResult()
    guard let lastTime else { return result }
    let scene = Scene(rows: rows, sets: sets, history: history, kernels: kernels)
    for (done, program) in programs.enumerated() {
      progress(done, program.plan.name)
      let (findings, abandoned) = Sequencer(program, in: scene).run(end: lastTime)
      result.findings += findings
      if abandoned > 0 { result.abandoned[program.plan.name] = abandoned }
    }
    return result
  }
}

/// What an engine found, and what it gave up.
public struct EngineResult: Sendable {
  /// In the plans' order and then by origin.
  public var findings: [Finding] = []
  /// By signature, how many origins were given up because too many transfers had to be looked at.
  public var abandoned: [String: Int] = [:]
}

/// Codes of the assets that plans and prices speak of.
public struct AssetCodes: Sendable {
  /// Codes by symbol; a symbol that is not here is no transfer's.
  public var codes: [String: Int32]
  /// Codes of the assets that count one dollar where no value is given.
  public var dollars: Set<Int32>

  /// Asks for the code of every symbol that the plans name and of every dollar token.
  public init(plans: [Plan], code: (String) -> Int32) {
    codes = [:]
    for symbol in Set(plans.flatMap(\.namedAssets)).union(DollarAssets.symbols).sorted() {
      codes[symbol] = code(symbol)
    }
    dollars = Set(DollarAssets.symbols.compactMap { [codes] in codes[$0] })
  }
}
