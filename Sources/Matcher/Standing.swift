import SignaturePlan

/// How far the search for one plan has come.
struct Standing: Sendable {
  /// Times of the origins that are asked for: whole cells.
  private(set) var owned: Range<Int64>
  /// Place in the ledger of the first transfer that was not tried as an origin.
  var next = 0
  /// Every cell that starts before this time has been searched.
  var decided = Int64.min
  /// By origin.
  var matches: [CellMatch] = []
  /// Origins that were given up.
  var abandoned = 0
  /// Origins that were not tried because the time was up.
  var untried = 0
  var shortfall = Shortfall()

  init(_ plan: Plan, owning slice: Range<Int64>) {
    let first = plan.cellStart(from: slice.lowerBound)
    owned = first..<max(first, plan.cellStart(from: slice.upperBound))
  }

  /// Asks for more cells: those that begin before a time.
  mutating func extend(_ plan: Plan, to end: Int64) {
    owned = owned.lowerBound..<max(owned.upperBound, plan.cellStart(from: end))
  }

  /// Takes in what a search found.
  mutating func add(_ found: SearchResult) {
    matches += found.matches
    abandoned += found.abandoned
    untried += found.untried
  }
}

/// What one search for a plan found and gave up.
struct SearchResult: Sendable {
  /// Kept in their cells, by origin.
  var matches: [CellMatch] = []
  /// Origins that were given up.
  var abandoned = 0
  /// Origins that were not tried because the time was up.
  var untried = 0
}

/// A match that was kept in its cell.
public struct CellMatch: Sendable, Hashable {
  /// Not yet told whether it is open.
  public var finding: Finding
  /// Seconds since 1970-01-01 UTC at which the cell starts.
  public var cell: Int64
  /// Seconds since 1970-01-01 UTC of the last evidence.
  public var last: Int64

  public init(finding: Finding, cell: Int64, last: Int64) {
    self.finding = finding
    self.cell = cell
    self.last = last
  }

  /// What is reported of one plan's matches, which come in order of origin: those whose evidence names something new.
  ///
  /// - Parameter end: time of the ledger's last transfer.
  public static func reported(_ matches: [CellMatch], of plan: Plan, end: Int64) -> [Finding] {
    var named: Set<Int> = []
    let ahead = plan.lookAhead
    return matches.compactMap { match in
      let rows = match.finding.evidence.map(\.row)
      guard !rows.allSatisfy(named.contains) else { return nil }
      named.formUnion(rows)
      var finding = match.finding
      finding.open = ahead > 0 && match.last.addingClamped(ahead) > end
      return finding
    }
  }
}

/// What a limit on memory kept from view.
public struct Shortfall: Sendable, Hashable {
  /// Transfers tried as origins before all that may belong to their flows had come.
  public var origins = 0
  /// Seconds that were seen after the least fortunate of them; nil if there is none.
  public var ahead: Int64?
  /// Cells that were searched in parts: their matches may overlap more than those of other cells.
  public var cells = 0
  /// Seconds that were seen before the least fortunate origin, where that was too few; nil if it never was.
  public var behind: Int64?

  public init() {}

  /// Whether nothing was kept from view.
  public var isEmpty: Bool { origins == 0 && cells == 0 && behind == nil }
}

extension Plan {
  /// The start of the first cell that begins at a time or later.
  func cellStart(from time: Int64) -> Int64 {
    guard time > .min, time < .max else { return time }
    let below = cellStart(of: time)
    return below == time ? time : below.addingClamped(horizon)
  }

  /// The start of the cell that a time lies in.
  func cellStart(of time: Int64) -> Int64 {
    let (start, overflow) = time.flooredQuotient(horizon).multipliedReportingOverflow(by: horizon)
    return overflow ? .min : start
  }

  /// Everything about origins before this time has come, once a ledger has come so far: the start of a cell.
  func decided(at now: Int64) -> Int64 {
    cellStart(of: now.addingClamped(-horizon).addingClamped(-lookAhead))
  }
}
