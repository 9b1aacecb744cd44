/// "Did you mean": the known word that is nearest to a mistyped one.
enum Suggestion {
  /// The candidate with the smallest edit distance, the first of several; nil if none is near.
  ///
  /// Near is a third of the word's length, at least 1.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = lowercased(word)
    guard typed.count > 1, typed.count <= longest else { return nil }
    let reach = max(1, typed.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where abs(candidate.utf8.count - typed.count) <= reach {
      let distance = distance(typed, lowercased(candidate))
      if distance <= reach, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Words longer than this are no typing mistakes, and comparing them would take long.
  private static let longest = 64

  private static func lowercased(_ word: String) -> [UInt8] {
    word.utf8.prefix(longest + 1).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
