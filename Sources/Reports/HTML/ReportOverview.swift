import SignaturePlan

/// The top of a report: how many matches of what, how good, and when.
struct ReportOverview {
  private let digests: [HTMLReport.Digest]

  init(_ digests: [HTMLReport.Digest]) { self.digests = digests }

  func write(to html: inout HTMLText) {
    html.raw("<section id=\"overview\"><h2>Overview</h2>")
    guard let first = digests.map(\.firstTime).min(), let last = digests.map(\.lastTime).max() else {
      html.raw("<p>No matches.</p></section>")
      return
    }
    html.raw("<div class=\"tiles\">")
    tile(HumanText.count(digests.count), digests.count == 1 ? "match" : "matches", to: &html)
    tile(HumanText.count(Set(digests.map(\.signature)).count), "signatures met", to: &html)
    tile(digests.map(\.score).max()?.description ?? "", "best score", to: &html)
    if let most = digests.compactMap(\.usd).max() { tile(HumanText.dollars(most), "largest value", to: &html) }
    for severity in Severity.allCases.reversed() {
      let count = digests.count { $0.severity == severity }
      if count > 0 { tile(HumanText.count(count), severity.rawValue, "v-\(severity.rawValue)", to: &html) }
    }
    html.raw("</div><p class=\"note\">")
    html.text("From \(HumanText.minute(first)) to \(HumanText.minute(last)) UTC. ")
    html.text("Matches can share transfers, so that their values do not add up.")
    html.raw("</p><div class=\"charts\">")
    writeSignatures(to: &html)
    writeScores(to: &html)
    writeTimes(first, last, to: &html)
    html.raw("</div></section>")
  }

  private func tile(_ number: String, _ name: String, _ kind: String = "", to html: inout HTMLText) {
    html.raw("<div class=\"tile \(kind)\">")
    html.element("b", number)
    html.element("span", name)
    html.raw("</div>")
  }

  private func writeSignatures(to html: inout HTMLText) {
    var groups: [String: [HTMLReport.Digest]] = [:]
    for digest in digests { groups[digest.signature, default: []].append(digest) }
    let most = groups.values.map(\.count).max() ?? 1
    html.raw("<table class=\"bars\"><caption>By signature</caption><thead><tr><th>signature<th>matches<th>best score")
    html.raw("<th>largest value</tr></thead><tbody>")
    for (name, group) in groups.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      html.raw("<tr>")
      html.element("th", "scope=\"row\"", name)
      html.raw("<td>")
      bar(group.count, of: most, to: &html)
      html.raw("</td>")
      html.element("td", "class=\"n\"", group.map(\.score).max()?.description ?? "")
      html.element("td", "class=\"n\"", group.compactMap(\.usd).max().map(HumanText.dollars) ?? "not known")
      html.raw("</tr>")
    }
    html.raw("</tbody></table>")
  }

  private func writeScores(to html: inout HTMLText) {
    var counts: [Int: Int] = [:]
    for digest in digests { counts[digest.score.tenths / 100, default: 0] += 1 }
    let most = counts.values.max() ?? 1
    html.raw("<table class=\"bars\"><caption>By score</caption><thead><tr><th>points<th>matches</tr></thead><tbody>")
    for tens in counts.keys.sorted(by: >) {
      html.raw("<tr>")
      html.element("th", "scope=\"row\"", tens == 10 ? "100" : "\(tens * 10) to \(tens * 10 + 9)")
      html.raw("<td>")
      bar(counts[tens] ?? 0, of: most, to: &html)
      html.raw("</td></tr>")
    }
    html.raw("</tbody></table>")
  }

  /// Matches by when they began, in at most 24 equal stretches.
  private func writeTimes(_ first: Int64, _ last: Int64, to html: inout HTMLText) {
    let hour: Int64 = 3_600
    let lengths: [Int64] = [hour, 6 * hour, 24 * hour, 7 * 24 * hour, 30 * 24 * hour, 90 * 24 * hour, 365 * 24 * hour]
    let all = HumanText.seconds(from: first, to: last)
    let length = lengths.first { all / $0 < 24 } ?? all / 24 + 1
    var counts: [Int64: Int] = [:]
    for digest in digests { counts[HumanText.seconds(from: first, to: digest.firstTime) / length, default: 0] += 1 }
    let most = counts.values.max() ?? 1
    html.raw("<table class=\"bars\"><caption>By time of the first transfer</caption><thead><tr><th>from (UTC)")
    html.raw("<th>matches</tr></thead><tbody>")
    for place in 0...(counts.keys.max() ?? 0) {
      html.raw("<tr>")
      html.element("th", "scope=\"row\"", HumanText.minute(first + place * length))
      html.raw("<td>")
      bar(counts[place] ?? 0, of: most, to: &html)
      html.raw("</td></tr>")
    }
    html.raw("</tbody></table>")
  }

  private func bar(_ count: Int, of most: Int, to html: inout HTMLText) {
    let width = HTMLText.pixels(100 * Double(count) / Double(max(1, most)))
    html.raw("<span class=\"bar\" style=\"width:calc(\(width)% * .7)\"></span> ")
    html.text(HumanText.count(count))
  }
}
