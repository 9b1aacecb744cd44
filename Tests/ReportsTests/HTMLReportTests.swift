import Foundation
import SignaturePlan
import Testing

@testable import Reports

@Suite struct HTMLReportTests {
  private func text(_ matches: [Match], coverage: [String] = []) -> String {
    var report = HTMLReport(title: "A <b>title</b> & more")
    report.coverage = coverage
    for match in matches { report.add(match) }
    return report.text
  }

  /// A match in which every text tries to be markup, to end an attribute or to turn the direction of writing.
  private var hostile: Match {
    let attack = "\"'><img src=x onerror=alert(1)></title></script><script>alert(2)</script>\u{202E}\u{0}&lt;"
    var match = Matches.full
    match.id = attack
    match.signature = attack
    match.title = attack
    match.reasons = [Reason(points: Points(5), text: attack, steps: [attack])]
    match.origin.address = attack
    match.incomplete = [attack]
    match.chains = [attack]
    match.value.asset = attack
    match.value.usd = nil
    match.addresses = [LabelledAddress(address: attack, labels: [.init(label: attack, category: attack)])]
    match.evidence = (0..<3).map { row in
      let transfer = Transfer(
        time: Int64(row), chain: attack, from: attack, to: "b\(row)", asset: attack, amount: 1, usd: nil)
      return Evidence(step: attack, index: row + 1, transfer: transfer, tx: attack, archive: attack, row: row)
    }
    match.provenance = Provenance(
      engine: attack, signatureHash: attack, labelsHash: attack, archives: [.init(path: attack, hash: attack)])
    return match
  }

  @Test func `markup in data shows as text`() {
    let page = text([hostile], coverage: ["<script>alert(3)</script>"])
    #expect(page.components(separatedBy: "<script>").count == 2, "the report's own")
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(page.contains("&lt;script&gt;alert(3)"))
    #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{0}"))
    #expect(page.contains("<h1>A &lt;b&gt;title&lt;/b&gt; &amp; more</h1>"))
  }

  @Test func `nothing is loaded, and only the report's own script may run`() throws {
    let page = text([Matches.full])
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains(" src="))
    #expect(page.contains("default-src 'none'") && page.contains("script-src 'sha256-"))
    #expect(!page.contains(" onclick") && !page.contains("javascript:"))
  }

  @Test func `everything that backs a score is on the page, without a script`() {
    let page = text([Matches.full, Matches.sparse], coverage: ["covered: all of it"])
    for item in Matches.full.evidence {
      #expect(page.contains("<code>\(item.transfer.from)</code>"))
      #expect(page.contains("\(item.archive):\(item.row)"))
    }
    for reason in Matches.full.reasons { #expect(page.contains(reason.text)) }
    #expect(page.contains("+22.5") && page.contains("$1.07B") && page.contains("Bybit: cold wallet"))
    #expect(
      page.contains("usd is missing in 2 archives") && page.contains("3 other transfers could have been its last"))
    #expect(page.contains("covered: all of it"))
    #expect(page.components(separatedBy: "<details class=\"match\"").count == 3)
  }

  @Test func `the same matches give the same bytes`() {
    #expect(text([Matches.full, Matches.sparse]) == text([Matches.full, Matches.sparse]))
  }

  @Test func `a report without matches says so`() {
    #expect(text([]).contains("<p>No matches.</p>"))
  }

  @Test func `matches over the limit are counted and not shown`() {
    let page = text(Array(repeating: Matches.sparse, count: HTMLReport.mostShown + 7))
    #expect(page.components(separatedBy: "<details class=\"match\"").count == HTMLReport.mostShown + 1)
    #expect(page.contains("7 more matches, none with a higher score"))
    #expect(page.contains("<b>1,007</b>"))
  }

  @Test func `long evidence is listed in part, and says what is left out`() {
    var match = Matches.full
    match.evidence = (0..<1_000).map { row in
      var item = Matches.full.evidence[0]
      item.row = row
      return item
    }
    let page = text([match])
    #expect(page.contains("\(1_000 - HTMLReport.mostListed) more transfers; the other formats have them all."))
    #expect(page.contains("feb.arrow:\(HTMLReport.mostListed - 1)\n") && !page.contains("feb.arrow:999\n"))
  }

  @Test func `times that are far apart or out of order are drawn`() {
    var match = Matches.full
    match.evidence[0].transfer.time = -62_000_000_000
    match.evidence[1].transfer.time = 250_000_000_000
    match.firstTime = -62_000_000_000
    match.lastTime = 250_000_000_000
    #expect(text([match]).contains("By time of the first transfer"))
    match.firstTime = .min
    match.lastTime = .max
    #expect(text([match, Matches.full]).contains("By time of the first transfer"))
  }
}
