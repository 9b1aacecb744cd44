import Columnar
import Testing

@Suite struct MergeTurnTests {
  @Test func `sources take turns by time, and then by place`() {
    for _ in 0..<2_000 {
      let sources = (0..<Int.random(in: 1...5)).map { _ in
        (0..<Int.random(in: 0...8)).map { _ in Int64.random(in: 0...6) }.sorted()
      }
      var next = Array(repeating: 0, count: sources.count)
      var merged: [[Int64]] = []
      while let turn = MergeTurn(sources.indices.map { next[$0] < sources[$0].count ? sources[$0][next[$0]] : nil }) {
        let start = next[turn.place]
        while next[turn.place] < sources[turn.place].count, turn.includes(sources[turn.place][next[turn.place]]) {
          merged.append([sources[turn.place][next[turn.place]], Int64(turn.place)])
          next[turn.place] += 1
        }
        #expect(next[turn.place] > start)
        if next[turn.place] == start { return }
      }
      let all = sources.enumerated().flatMap { place, times in times.map { [$0, Int64(place)] } }
      #expect(merged == all.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
    }
  }
}
