import Columnar
import SignaturePlan

/// One match in a report: a line to open, and below it the score, the flow, the times, the evidence, and where all of it
/// comes from.
struct MatchSection {
  private let match: Match
  private let tags: [String: [LabelledAddress.Tag]]
  private let steps: [String: Int]

  /// Transfers that are listed.
  private let listed: Int

  init(_ match: Match, listing listed: Int) {
    self.match = match
    self.listed = listed
    tags = Dictionary(match.addresses.map { ($0.address, $0.labels) }, uniquingKeysWith: { first, _ in first })
    var steps: [String: Int] = [:]
    for item in match.evidence where steps[item.step] == nil { steps[item.step] = steps.count }
    self.steps = steps
  }

  func write(to html: inout HTMLText) {
    let severity = match.severity.rawValue
    html.raw("<details class=\"match\" id=\"m-\(HTMLReport.token(match.id))\" data-sig=\"")
    html.text(match.signature)
    html.raw("\" data-sev=\"\(severity)\" data-score=\"\(match.score)\" data-time=\"\(match.firstTime)\"")
    html.raw(" data-value=\"\(match.value.usd.map { JSONText.text(of: $0) } ?? "0")\"><summary>")
    html.element("b", "class=\"score v-\(severity)\"", match.score.description)
    html.raw("<span class=\"what\">")
    html.element("strong", match.title.isEmpty ? match.signature : match.title)
    html.element("code", match.signature)
    if let miss = match.misses.first {
      let rest = match.misses.count > 1 ? " and \(match.misses.count - 1) more" : ""
      html.element("span", "class=\"note miss\"", "missed by \(miss.text)\(rest)")
    }
    html.raw("</span>")
    html.element("span", "class=\"sev v-\(severity)\"", severity)
    html.element("span", "class=\"n\"", value)
    html.element("span", HumanText.minute(match.firstTime))
    html.element(
      "span", "class=\"n\"", HumanText.duration(HumanText.seconds(from: match.firstTime, to: match.lastTime)))
    html.raw("</summary><div class=\"body\">")
    writeReasons(to: &html)
    html.raw("<h3>Flow</h3>")
    FlowDrawing(match).write(to: &html)
    HopTimeline(match).write(to: &html)
    writeEvidence(to: &html)
    writeAddresses(to: &html)
    writeProvenance(to: &html)
    html.raw("</div></details>\n")
  }

  private var value: String {
    match.value.usd.map(HumanText.dollars) ?? HumanText.amount(match.value.amount, of: match.value.asset)
  }

  private func writeReasons(to html: inout HTMLText) {
    html.raw("<h3>Score</h3><table class=\"reasons\"><thead><tr><th>points<th>because<th>transfers</tr></thead><tbody>")
    let most = match.reasons.map(\.points.tenths).max() ?? 1
    for reason in match.reasons {
      html.raw("<tr><td class=\"n\">")
      html.text("+\(reason.points)")
      let width = HTMLText.pixels(100 * Double(max(0, reason.points.tenths)) / Double(max(1, most)))
      html.raw("</td><td><span class=\"bar\" style=\"width:calc(\(width)% * .25)\"></span> ")
      html.text(reason.text)
      html.raw("</td><td>")
      for step in reason.steps { writeStep(step, to: &html) }
      html.raw("</td></tr>")
    }
    html.raw("<tr class=\"sum\"><td class=\"n\">")
    html.text(match.score.description)
    html.raw("</td><td>in all</td><td></td></tr></tbody></table>")
    writeMisses(to: &html)
    for note in match.notes { html.element("p", "class=\"warn\"", note) }
  }

  private func writeMisses(to html: inout HTMLText) {
    guard !match.misses.isEmpty else { return }
    html.raw("<h3>Missed</h3><ul class=\"missed\">")
    for miss in match.misses { html.element("li", miss.text) }
    html.raw("</ul>")
  }

  private func writeStep(_ step: String, to html: inout HTMLText) {
    html.raw("<span class=\"step\"><i class=\"b s\((steps[step] ?? 0) % 8)\"></i>")
    html.text(step)
    html.raw("</span> ")
  }

  // MARK: Evidence

  private func writeEvidence(to html: inout HTMLText) {
    html.raw(
      "<h3>Evidence</h3><div class=\"wide\" tabindex=\"0\"><table class=\"evidence\"><thead><tr><th>step<th>time (UTC)")
    html.raw("<th>chain<th>from<th>to<th>amount<th>value<th>transaction<th>archive and row<tbody>")
    // End tags that HTML lets one leave out would be half of a page with many rows.
    for item in match.evidence.prefix(listed) { writeRow(item, to: &html) }
    html.raw("</table></div>")
    let rest = match.evidence.count - listed
    guard rest > 0 else { return }
    html.element("p", "class=\"warn\"", "\(HumanText.count(rest)) more transfers; the other formats have them all.")
  }

  private func writeRow(_ item: Evidence, to html: inout HTMLText) {
    let transfer = item.transfer
    html.raw("<tr><td><i class=\"b s\((steps[item.step] ?? 0) % 8)\"></i>")
    html.text("\(item.step) \(item.index)")
    for text in [Timestamp.format(transfer.time), transfer.chain] {
      html.raw("<td>")
      html.text(text)
    }
    writeAddress(transfer.from, to: &html)
    writeAddress(transfer.to, to: &html)
    html.raw("<td>")
    html.text(HumanText.amount(transfer.amount, of: transfer.asset))
    html.raw("<td>")
    html.text(transfer.usd.map(HumanText.dollars) ?? "not known")
    html.raw("<td>")
    if let tx = item.tx { html.element("code", tx) }
    html.raw("<td>")
    html.text("\(item.archive):\(item.row)")
    html.raw("\n")
  }

  private func writeAddress(_ address: String, to html: inout HTMLText) {
    html.raw("<td>")
    html.element("code", address)
    if let tag = tags[address]?.first {
      html.raw(" ")
      html.element("span", "class=\"tag c-\(HTMLReport.token(tag.category))\"", tag.label)
    }
  }

  // MARK: Labels and provenance

  private func writeAddresses(to html: inout HTMLText) {
    let labelled = match.addresses.filter { !$0.labels.isEmpty }
    guard !labelled.isEmpty else { return }
    html.raw("<h3>Labelled addresses</h3><table class=\"labels\"><tbody>")
    for address in labelled {
      html.raw("<tr><td>")
      html.element("code", address.address)
      html.raw("</td><td>")
      for tag in address.labels {
        html.element("span", "class=\"tag c-\(HTMLReport.token(tag.category))\"", "\(tag.label): \(tag.category)")
        html.raw(" ")
        if let source = tag.source { html.element("span", "class=\"note\"", source) }
      }
      html.raw("</td></tr>")
    }
    html.raw("</tbody></table>")
  }

  private func writeProvenance(to html: inout HTMLText) {
    let source = match.provenance
    html.raw("<h3>Where this comes from</h3><dl>")
    var facts = [
      ("match", match.id), ("engine", source.engine), ("signature", "\(match.signature) \(source.signatureHash)"),
      ("labels", source.labelsHash),
    ]
    facts += source.archives.map { ("archive", "\($0.path) \($0.hash)") }
    for (name, fact) in facts {
      html.element("dt", name)
      html.raw("<dd>")
      html.element("code", "class=\"whole\"", fact)
      html.raw("</dd>")
    }
    html.raw("</dl>")
  }
}
