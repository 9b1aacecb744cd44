/// Which columns of the table there is room for, and how wide they are.
struct MatchLayout: Equatable {
  var columns: [MatchColumn]
  var widths: [MatchColumn: Int]
  /// Columns for the title beside the others; nil where it gets a line of its own.
  var title: Int?

  /// Spaces between columns.
  static let gap = 2
  static let shortOrigin = 13
  static let shortSignature = 20
  static let shortTitle = 24

  /// The layout that shows most in so many columns: titles give way first, then the middle of addresses, then whole
  /// columns.
  ///
  /// - Parameters:
  ///   - widths: what the columns need to show everything.
  ///   - title: what the longest title needs.
  init(widths: [MatchColumn: Int], title: Int, within limit: Int) {
    self.widths = widths
    columns = MatchColumn.allCases
    if fits(title: title, limit) { return }
    let origin = widths[.origin] ?? 0
    self.widths[.origin] = min(origin, Self.shortOrigin)
    if fits(title: title, limit) || fits(title: min(title, Self.shortTitle), atMost: title, limit) { return }
    if used + origin - (self.widths[.origin] ?? 0) <= limit {
      self.widths[.origin] = origin
      return
    }
    narrow(to: limit)
  }

  /// Columns that a row takes without its title.
  var used: Int {
    columns.reduce(0) { $0 + (widths[$1] ?? 0) } + Self.gap * (columns.count - 1)
  }

  /// Takes the title in beside the others if there is room for it.
  private mutating func fits(title least: Int, atMost most: Int? = nil, _ limit: Int) -> Bool {
    let room = limit - used - Self.gap
    guard room >= least else { return false }
    title = min(room, most ?? least)
    return true
  }

  private mutating func narrow(to limit: Int) {
    if used > limit { widths[.signature] = min(widths[.signature] ?? 0, Self.shortSignature) }
    for column in [MatchColumn.transfers, .lasted, .firstTime, .value, .origin, .score] where used > limit {
      columns.removeAll { $0 == column }
    }
    guard used > limit, let signature = widths[.signature] else { return }
    widths[.signature] = max(signature - (used - limit), 1)
  }
}
