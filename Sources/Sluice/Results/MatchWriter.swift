import Reports
import SignaturePlan

/// Writes matches one after another in a format for other programs or for people, piece by piece.
public struct MatchWriter {
  public enum Format: String, Sendable, CaseIterable {
    /// A match a line, as JSON.
    case ndjson
    /// A transfer of a match's evidence a line.
    case csv
    /// The same as an Arrow IPC file.
    case arrow
    /// A page for people.
    case html
    /// Graphs of addresses and transfers.
    case graphml, gexf
    /// A bundle for threat-intelligence platforms.
    case stix

    /// Whether its bytes are no text.
    public var isBinary: Bool { self == .arrow }
  }

  private enum Form {
    case ndjson
    case csv
    case arrow(MatchArrow)
    case html(HTMLReport)
    case graphml(GraphML)
    case gexf(GEXF)
    case stix(STIXBundle)
  }

  private var form: Form
  private var bytes: [UInt8] = []

  /// - Parameter title: heading of a report.
  public init(_ format: Format, title: String = "Sluice report") {
    switch format {
    case .ndjson: form = .ndjson
    case .csv:
      form = .csv
      bytes = Array(MatchCSV.header.utf8)
    case .arrow:
      var arrow = MatchArrow()
      bytes = arrow.head()
      form = .arrow(arrow)
    case .html: form = .html(HTMLReport(title: title))
    case .graphml: form = .graphml(GraphML())
    case .gexf: form = .gexf(GEXF())
    case .stix: form = .stix(STIXBundle())
    }
  }

  /// Takes in the next match; they come by falling score.
  public mutating func add(_ match: Match) {
    switch form {
    case .ndjson: bytes += Array((match.json + "\n").utf8)
    case .csv: bytes += Array(MatchCSV.lines(match).utf8)
    case .arrow(var arrow):
      // So that it is the only one who holds the rows.
      form = .ndjson
      bytes += arrow.add(match)
      form = .arrow(arrow)
    case .html(var report):
      form = .ndjson
      report.add(match)
      form = .html(report)
    case .graphml(var graph):
      form = .ndjson
      graph.add(match)
      form = .graphml(graph)
    case .gexf(var graph):
      form = .ndjson
      graph.add(match)
      form = .gexf(graph)
    case .stix(var bundle):
      form = .ndjson
      bundle.add(match)
      form = .stix(bundle)
    }
  }

  /// The same for a match that was written as JSON before.
  public mutating func add(json: String) throws(SluiceError) {
    if case .ndjson = form {
      bytes += Array((json + "\n").utf8)
      return
    }
    let match: Match
    do { match = try Match(json: json) } catch { throw SluiceError(.data, "a stored match: \(error)") }
    add(match)
  }

  /// Ends what is written.
  ///
  /// - Parameter coverage: what was covered and what was not, line by line; a report shows it.
  public mutating func finish(coverage: [String] = []) {
    switch form {
    case .ndjson, .csv: return
    case .arrow(var arrow): bytes += arrow.end()
    case .html(var report):
      report.coverage = coverage
      bytes += Array(report.text.utf8)
    case .graphml(let graph): bytes += Array(graph.text.utf8)
    case .gexf(let graph): bytes += Array(graph.text.utf8)
    case .stix(let bundle): bytes += Array(bundle.text.utf8)
    }
  }

  /// What was written since the last time.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Bytes that wait to be taken.
  public var waiting: Int { bytes.count }
}
