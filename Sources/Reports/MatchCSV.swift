import Columnar
import SignaturePlan

/// Matches as CSV, a line for each transfer that is evidence of one.
///
/// Every line carries the match that it backs, so that lines can be filtered and joined one by one; a transfer that backs
/// two matches stands on two lines.
public enum MatchCSV {
  /// The first line.
  public static let header =
    "match,signature,severity,score,open,step,index,time,chain,tx,from,to,asset,amount,usd,archive,row\n"

  /// The lines of one match, every line ended.
  public static func lines(_ match: Match) -> String {
    var bytes: [UInt8] = []
    for item in match.evidence {
      for (place, field) in fields(match, item).enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVText.append(Array(field.utf8)[...], to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func fields(_ match: Match, _ item: Evidence) -> [String] {
    let transfer = item.transfer
    return [
      match.id, match.signature, match.severity.rawValue, JSONText.text(of: match.score.value), "\(match.open)",
      item.step, "\(item.index)", Timestamp.format(transfer.time), transfer.chain, item.tx ?? "", transfer.from,
      transfer.to,
      transfer.asset, JSONText.text(of: transfer.amount), transfer.usd.map(JSONText.text) ?? "", item.archive,
      "\(item.row)",
    ]
  }
}
