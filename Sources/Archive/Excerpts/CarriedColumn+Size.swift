extension CarriedColumn {
  /// Bytes that some of the rows take in memory, about, -1 standing for a null; counting ends once they are over a bound.
  func bytes(of rows: [Int], nullBytes: Int, atMost bound: Int) -> Int {
    var sum = 0
    for row in rows {
      sum += row < 0 ? nullBytes : bytes(of: row)
      if sum > bound { break }
    }
    return sum
  }

  private func bytes(of row: Int) -> Int {
    switch values {
    case .nothing, .bits: 1
    case .fixed(let width, _): width
    case .strings(let strings): strings[row].count + 8
    case .lists(let offsets, let child): child.bytes(of: offsets[row]..<offsets[row + 1]) + 8
    case .fixedLists(let width, let child): child.bytes(of: row * width..<(row + 1) * width)
    case .structures(let children), .sparseUnion(_, let children):
      children.reduce(1) { $0 + $1.bytes(of: row) }
    case .denseUnion(let types, let places, let children):
      children[Int(types[row])].bytes(of: places[row]) + 5
    }
  }

  private func bytes(of rows: Range<Int>) -> Int {
    switch values {
    case .nothing, .bits: rows.count
    case .fixed(let width, _): width * rows.count
    case .strings(let strings): strings.offsets[rows.upperBound] - strings.offsets[rows.lowerBound] + 8 * rows.count
    default: rows.reduce(0) { $0 + bytes(of: $1) }
    }
  }
}
