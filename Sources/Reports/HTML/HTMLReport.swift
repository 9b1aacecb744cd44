import Columnar
import Foundation
import SignaturePlan

/// A report for people: one HTML file that needs no network, and no scripts for what matters.
///
/// Matches are added one by one, best first; all of them count in the overview, and the first ``mostShown`` are shown
/// whole. The same matches give the same bytes.
public struct HTMLReport: Sendable {
  /// Matches that are shown whole; more would make a page that no browser likes.
  public static let mostShown = 1_000
  /// Transfers that are listed of a match, and of all matches, up to some of each.
  static let mostListed = 250
  static let mostListedInAll = 50_000
  static let listedInAnyCase = 20

  /// The heading.
  public var title: String
  /// What was covered and what was not, line by line.
  public var coverage: [String] = []

  private var digests: [Digest] = []
  private var shown = HTMLText()
  private var nearMisses = 0
  private var near = HTMLText()
  /// Transfers that the matches so far list.
  private var listed = 0
  private var engine: String?

  /// What the overview needs of a match.
  struct Digest: Sendable {
    var signature: String
    var severity: Severity
    var score: Points
    var firstTime: Int64
    var lastTime: Int64
    var usd: Double?
  }

  public init(title: String) { self.title = title }

  /// Takes in the next match, or near miss.
  public mutating func add(_ match: Match) {
    guard match.misses.isEmpty else {
      addNear(match)
      return
    }
    digests.append(
      Digest(
        signature: match.signature, severity: match.severity, score: match.score, firstTime: match.firstTime,
        lastTime: match.lastTime, usd: match.value.usd))
    engine = engine ?? match.provenance.engine
    guard digests.count <= Self.mostShown else { return }
    let room = max(Self.listedInAnyCase, min(Self.mostListed, Self.mostListedInAll - listed))
    listed += min(room, match.evidence.count)
    MatchSection(match, listing: room).write(to: &shown)
  }

  private mutating func addNear(_ match: Match) {
    engine = engine ?? match.provenance.engine
    nearMisses += 1
    if nearMisses <= Self.mostShown { MatchSection(match, listing: Self.listedInAnyCase).write(to: &near) }
  }

  /// The whole page.
  public var text: String {
    var html = HTMLText()
    writeHead(to: &html)
    html.raw("<header><h1>")
    html.text(title)
    html.raw("</h1>")
    if let engine { html.element("p", "class=\"note\"", engine) }
    html.raw("</header><main>")
    ReportOverview(digests).write(to: &html)
    writeCoverage(to: &html)
    if !digests.isEmpty {
      html.raw("<section id=\"matches\"><h2>Matches</h2>")
      writeFilter(to: &html)
      html.raw(shown.string)
      let hidden = digests.count - Self.mostShown
      if hidden > 0 {
        html.element(
          "p", "class=\"warn\"",
          "\(HumanText.count(hidden)) more matches, none with a higher score, are counted above and not shown here; "
            + "the other formats have them all.")
      }
      html.raw("</section>")
    }
    writeNearMisses(to: &html)
    html.raw("</main><script>\(ReportScript.text)</script></html>\n")
    return html.string
  }

  private func writeNearMisses(to html: inout HTMLText) {
    guard nearMisses > 0 else { return }
    html.raw("<section id=\"near\"><h2>Near misses</h2>")
    html.element(
      "p", "class=\"note\"",
      "Flows that keep most limits of a signature and miss some narrowly, the nearest first. They are no matches and "
        + "are counted nowhere above.")
    html.raw(near.string)
    let hidden = nearMisses - Self.mostShown
    if hidden > 0 { html.element("p", "class=\"warn\"", "\(HumanText.count(hidden)) more are not shown here.") }
    html.raw("</section>")
  }

  private func writeHead(to html: inout HTMLText) {
    let hash = Data(SHA256.digest(of: Array(ReportScript.text.utf8))).base64EncodedString()
    html.raw("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
    // Nothing is loaded, and only the report's own script runs, even if some text had got past the escaping.
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    html.raw("style-src 'unsafe-inline'; script-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">")
    html.element("title", title)
    html.raw("<style>\(ReportStyle.text)</style>")
  }

  private func writeCoverage(to html: inout HTMLText) {
    guard !coverage.isEmpty else { return }
    html.raw("<section id=\"coverage\"><h2>What was covered</h2><ul>")
    for line in coverage { html.element("li", line) }
    html.raw("</ul></section>")
  }

  private func writeFilter(to html: inout HTMLText) {
    let names = Set(digests.map(\.signature)).sorted()
    html.raw("<form id=\"filter\" hidden><label>Search <input id=\"q\" type=\"search\" autocomplete=\"off\" ")
    html.raw("placeholder=\"address, transaction, signature, label\" accesskey=\"s\"></label>")
    html.raw("<label>Signature <select id=\"sig\"><option value=\"\">all</option>")
    for name in names { html.element("option", name) }
    html.raw("</select></label><label>Severity <select id=\"sev\"><option value=\"\">all</option>")
    for severity in Severity.allCases.reversed() { html.element("option", severity.rawValue) }
    html.raw(
      "</select></label><label>Score from <input id=\"min\" type=\"number\" min=\"0\" step=\"5\" value=\"0\"></label>")
    html.raw("<label>Order <select id=\"sort\"><option value=\"score\">score</option>")
    html.raw("<option value=\"time\">time</option><option value=\"value\">value</option></select></label>")
    html.raw("<button type=\"button\" id=\"open\">Open or close all</button>")
    html.raw("<output id=\"count\" aria-live=\"polite\"></output>")
    html.raw("<p class=\"note\"><kbd>/</kbd> search, <kbd>j</kbd> and <kbd>k</kbd> next and previous match, ")
    html.raw("<kbd>Enter</kbd> open or close; ")
    html.raw("a click on an address or id copies it; what is open is printed</p></form>")
  }

  /// A word from data as it may stand in a class name: lower-case letters, digits and hyphens.
  static func token(_ text: String) -> String {
    String(
      decoding: text.lowercased().utf8.filter { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 },
      as: UTF8.self)
  }
}
