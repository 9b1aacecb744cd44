import ArgumentParser
import Foundation
import Sluice

/// How matches are written.
enum MatchFormat: String, ExpressibleByArgument, CaseIterable {
  case table, ndjson, json, csv, arrow, html, graphml, gexf, stix

  /// Whether near misses stand apart from matches in it.
  var hasNearMisses: Bool {
    switch self {
    case .table, .ndjson, .json, .html: true
    case .csv, .arrow, .graphml, .gexf, .stix: false
    }
  }

  /// All matches of a scan.
  func data(_ result: ScanResult, verbose: Bool, title: String) -> Data {
    switch self {
    case .table:
      let table = MatchTable(width: Terminal.width, isColored: Terminal.isColored, isVerbose: verbose)
      let near = result.nearMisses.matches
      let rest = near.isEmpty ? "" : "\nnear misses\n" + table.text(near)
      return Data((table.text(result.matches) + rest).utf8)
    case .json: return Data((result.json + "\n").utf8)
    case .ndjson: return data(.ndjson, result, title)
    case .csv: return data(.csv, result, title)
    case .arrow: return data(.arrow, result, title)
    case .html: return data(.html, result, title)
    case .graphml: return data(.graphml, result, title)
    case .gexf: return data(.gexf, result, title)
    case .stix: return data(.stix, result, title)
    }
  }

  private func data(_ format: MatchWriter.Format, _ result: ScanResult, _ title: String) -> Data {
    var writer = MatchWriter(format, title: title)
    for match in result.matches + result.nearMisses.matches { writer.add(match) }
    writer.finish(coverage: result.coverage.summary)
    return Data(writer.take())
  }
}

extension MatchWriter.Format: ExpressibleByArgument {}
