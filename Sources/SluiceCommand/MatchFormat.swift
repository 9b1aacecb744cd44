import ArgumentParser
import Sluice

/// How matches are written.
enum MatchFormat: String, ExpressibleByArgument, CaseIterable {
  case table, ndjson, json, csv

  func text(_ result: ScanResult, verbose: Bool) -> String {
    switch self {
    case .table:
      MatchTable(width: Terminal.width, isColored: Terminal.isColored, isVerbose: verbose).text(result.matches)
    case .ndjson: result.matches.map { $0.json + "\n" }.joined()
    case .json: result.json + "\n"
    case .csv: MatchCSV.header + result.matches.map(MatchCSV.lines).joined()
    }
  }
}
