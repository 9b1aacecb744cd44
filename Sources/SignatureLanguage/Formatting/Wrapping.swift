/// Where the lines of a long statement begin.
struct Wrapping {
  let statement: Statement
  /// Blanks before each token, as if all stood on one line.
  let blanks: [Int]
  /// For each token that begins a line but the first, its column from 0.
  private(set) var breaks: [Int: Int] = [:]

  init(_ statement: Statement, _ alignment: Alignment?) {
    self.statement = statement
    blanks = statement.pieces.indices.map { place in
      if place == 0 { return 0 }
      if let alignment, alignment.place == place { return alignment.blanks }
      return Spacing.blanks(before: place, in: statement)
    }
    if isForced || indent + width(0..<count) > SignatureFormatter.width { wrap(alignment) }
  }

  private var pieces: [Piece] { statement.pieces }
  private var count: Int { statement.pieces.count }
  var indent: Int { 2 * statement.level }

  /// Columns of some tokens, without the blanks before the first.
  private func width(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + pieces[$1].width + ($1 > range.lowerBound ? blanks[$1] : 0) }
  }

  /// Whether a comment stands between two tokens, so that they cannot share a line.
  private func isForced(_ place: Int) -> Bool {
    place > 0 && (pieces[place - 1].trailing != nil || !pieces[place].leading.isEmpty)
  }

  private var isForced: Bool { pieces.indices.contains { isForced($0) } }

  private mutating func wrap(_ alignment: Alignment?) {
    let clause = clausePlace
    var column = indent + 2
    if let clause {
      breaks[clause] = indent + 2
      column = indent + 2 + pieces[clause].width + 1
    } else if statement.isHead, let alignment {
      column = indent + pieces[0].width + alignment.blanks
    }
    for place in pieces.indices where isForced(place) && breaks[place] == nil {
      breaks[place] = place < clause ?? 0 ? indent + 4 : column
    }
    // Lines of tests end where they end: the parser looks for their options there.
    if statement.block != .test { fill(from: clause ?? 0, column) }
  }

  /// The first `where` or `when` outside of parentheses.
  private var clausePlace: Int? {
    var depth = 0
    for (place, piece) in pieces.enumerated() {
      depth += Self.change(of: depth, piece)
      guard depth == 0, place > 0, statement.block != .test, LayoutWords.clauses.contains(piece.word) else { continue }
      if !isName(place) { return place }
    }
    return nil
  }

  /// Whether a word is the name of something: at the beginning of a line it would begin a statement.
  private func isName(_ place: Int) -> Bool { place + 1 < count && pieces[place + 1].kind == .colon }

  private static func change(of depth: Int, _ piece: Piece) -> Int {
    switch piece.kind {
    case .leftParenthesis: 1
    case .rightParenthesis where depth > 0: -1
    default: 0
    }
  }

  // MARK: Filling

  /// Fills lines with what commas end, beginning where a break stands already or nothing more fits.
  private mutating func fill(from start: Int, _ column: Int) {
    var end = start == 0 ? indent : indent + 2
    for (number, chunk) in chunks(start..<count, depth: 0, column).enumerated() {
      let place = chunk.lowerBound
      if number > 0, breaks[place] == nil {
        let isFull = end + blanks[place] + width(chunk) > SignatureFormatter.width
        if isFull || pieces[place].startsLine { breaks[place] = column }
      }
      end = (breaks[place] ?? (end + blanks[place])) + widthOfEnd(of: chunk)
    }
  }

  /// What a chunk adds to its last line: all of it, unless a comment breaks it.
  private func widthOfEnd(of chunk: Range<Int>) -> Int {
    let last = chunk.dropFirst().last { breaks[$0] != nil }
    return width((last ?? chunk.lowerBound)..<chunk.upperBound)
  }

  /// A range of tokens cut after the commas of a depth of parentheses; parts that fit on no line are cut deeper.
  private func chunks(_ range: Range<Int>, depth level: Int, _ column: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var depth = 0
    var start = range.lowerBound
    for place in range {
      depth += Self.change(of: depth, pieces[place])
      guard pieces[place].kind == .comma, depth <= level, place + 1 < range.upperBound else { continue }
      result.append(start..<place + 1)
      start = place + 1
    }
    result.append(start..<range.upperBound)
    return result.flatMap { chunk in
      if column + width(chunk) <= SignatureFormatter.width { return [chunk] }
      guard level < Self.deepest, hasComma(below: level, chunk) else { return operands(chunk) }
      return chunks(chunk, depth: level + 1, column)
    }
  }

  /// A chunk cut before the `or` outside of its parentheses, or else before the `and`.
  private func operands(_ chunk: Range<Int>) -> [Range<Int>] {
    var depth = 0
    var places: [String: [Int]] = [:]
    for place in chunk {
      depth += Self.change(of: depth, pieces[place])
      if depth == 0, place > chunk.lowerBound, !isName(place) { places[pieces[place].word, default: []].append(place) }
    }
    let cuts = [chunk.lowerBound] + (places["or"] ?? places["and"] ?? []) + [chunk.upperBound]
    return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
  }

  /// Parentheses deeper than this are not looked into.
  private static let deepest = 4

  private func hasComma(below level: Int, _ chunk: Range<Int>) -> Bool {
    var depth = 0
    for place in chunk.dropLast() {
      depth += Self.change(of: depth, pieces[place])
      if pieces[place].kind == .comma, depth > level { return true }
    }
    return false
  }
}
