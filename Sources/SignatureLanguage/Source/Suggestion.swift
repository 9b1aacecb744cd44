/// "Did you mean": the known word that is nearest to a mistyped one.
enum Suggestion {
  /// The candidate with the smallest edit distance, the first of several; nil if none is near.
  ///
  /// Near is a third of the word's length, at least 1.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    var best: (word: String, distance: Int)?
    for (word, distance) in near(word, among: candidates) where distance < best?.distance ?? .max {
      best = (word, distance)
    }
    return best?.word
  }

  /// Whether the nearest candidate is what was meant: no other is near, or it is one edit away and no other is.
  static func isClear(_ word: String, among candidates: some Sequence<String>) -> Bool {
    let near = near(word, among: candidates)
    return near.count == 1 || near.count { $0.distance <= 1 } == 1
  }

  /// The candidates that are near, with their distances.
  private static func near(
    _ word: String, among candidates: some Sequence<String>
  ) -> [(word: String, distance: Int)] {
    let typed = lowercased(word)
    guard typed.count > 1, typed.count <= longest else { return [] }
    let reach = max(1, typed.count / 3)
    return candidates.filter { abs($0.utf8.count - typed.count) <= reach }
      .map { ($0, distance(typed, lowercased($0))) }.filter { $0.1 <= reach }
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
