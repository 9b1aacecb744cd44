import Columnar
import Foundation
import SignaturePlan

/// Why a text is no match.
public struct MatchReadingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Lower case, no final period; names the member that is missing or of another kind.
  public var description: String
}

extension Match {
  /// Reads what ``json`` wrote; members that it does not know are ignored.
  public init(json: String) throws(MatchReadingError) {
    let written: WrittenMatch
    do { written = try JSONDecoder().decode(WrittenMatch.self, from: Data(json.utf8)) } catch {
      throw MatchReadingError(error)
    }
    try self.init(written)
  }

  /// Reads all matches of an object that has them as `matches`.
  public static func all(json: Data) throws(MatchReadingError) -> [Match] {
    let written: WrittenMatches
    do { written = try JSONDecoder().decode(WrittenMatches.self, from: json) } catch { throw MatchReadingError(error) }
    var matches: [Match] = []
    for match in written.matches { matches.append(try Match(match)) }
    return matches
  }

  private init(_ written: WrittenMatch) throws(MatchReadingError) {
    guard let severity = Severity(rawValue: written.severity) else {
      throw MatchReadingError(description: "`\(TerminalText.escaped(written.severity))` is no severity")
    }
    self.init(
      id: written.id, signature: written.signature, severity: severity, score: Points(tenthsOf: written.score),
      title: written.title,
      reasons: written.reasons.map { Reason(points: Points(tenthsOf: $0.points), text: $0.text, steps: $0.steps) },
      origin: Origin(address: written.origin.address, time: try Self.time(written.origin.time), tx: written.origin.tx),
      firstTime: try Self.time(written.first_time), lastTime: try Self.time(written.last_time), chains: written.chains,
      value: Value(asset: written.value.asset, amount: written.value.amount, usd: written.value.usd),
      addresses: written.addresses.map { address in
        LabelledAddress(
          address: address.address,
          labels: address.labels.map { .init(label: $0.label, category: $0.category, source: $0.source) })
      },
      evidence: try Self.evidence(written.evidence), alternatives: written.alternatives, open: written.open,
      incomplete: written.incomplete,
      provenance: Provenance(
        engine: written.provenance.engine, signatureHash: written.provenance.signature_hash,
        labelsHash: written.provenance.labels_hash,
        archives: written.provenance.archives.map { .init(path: $0.path, hash: $0.hash) }))
    misses = (written.misses ?? []).map {
      MissedLimit(
        step: $0.step, quantity: $0.quantity, value: $0.value, limit: $0.limit, distance: $0.distance,
        transfers: $0.transfers, text: $0.text)
    }
  }

  private static func evidence(_ written: [WrittenMatch.Item]) throws(MatchReadingError) -> [Evidence] {
    var evidence: [Evidence] = []
    for item in written {
      let transfer = Transfer(
        time: try time(item.time), chain: item.chain, from: item.from, to: item.to, asset: item.asset,
        amount: item.amount, usd: item.usd)
      evidence.append(
        Evidence(
          step: item.step, index: item.index, transfer: transfer, tx: item.tx, archive: item.archive, row: item.row))
    }
    return evidence
  }

  private static func time(_ text: String) throws(MatchReadingError) -> Int64 {
    guard let time = Timestamp.parse(text) else {
      throw MatchReadingError(description: "`\(TerminalText.escaped(text))` is no time")
    }
    return time
  }
}

extension Points {
  /// The nearest number of tenths; a number too large for it is the largest.
  fileprivate init(tenthsOf score: Double) {
    let tenths = (score * 10).rounded()
    self.init(tenths: tenths.magnitude < 1e15 ? Int(tenths) : tenths > 0 ? Int(1e15) : -Int(1e15))
  }
}

extension MatchReadingError {
  fileprivate init(_ error: any Error) {
    func name(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context)?:
      self.init(description: "no match: the member `\(name(context.codingPath + [key]))` is missing")
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
      self.init(description: "no match: the member `\(name(context.codingPath))` is of another kind")
    default: self.init(description: "no match: not JSON, or cut off")
    }
  }
}

private struct WrittenMatches: Decodable {
  var matches: [WrittenMatch]
}

/// A match as it is written, member by member.
private struct WrittenMatch: Decodable {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var first_time: String
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var last_time: String
  var id: String
  var signature: String
  var severity: String
  var score: Double
  var title: String
  var reasons: [Reason]
  var origin: Origin
  var chains: [String]
  var value: Value
  var addresses: [Address]
  var evidence: [Item]
  var alternatives: Int
  var open: Bool
  var incomplete: [String]
  var misses: [Missed]?
  var provenance: Provenance

  struct Reason: Decodable {
    var points: Double
    var text: String
    var steps: [String]
  }

  struct Origin: Decodable {
    var address: String
    var time: String
    var tx: String?
  }

  struct Value: Decodable {
    var asset: String
    var amount: Double
    var usd: Double?
  }

  struct Address: Decodable {
    var address: String
    var labels: [Tag]

    struct Tag: Decodable {
      var label: String
      var category: String
      var source: String?
    }
  }

  struct Missed: Decodable {
    var step: String
    var quantity: String
    var value: Double
    var limit: Double
    var distance: Double
    var transfers: Int
    var text: String
  }

  struct Item: Decodable {
    var step: String
    var index: Int
    var time: String
    var chain: String
    var tx: String?
    var from: String
    var to: String
    var asset: String
    var amount: Double
    var usd: Double?
    var archive: String
    var row: Int
  }

  struct Provenance: Decodable {
    var engine: String
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var signature_hash: String
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var labels_hash: String
    var archives: [Source]

    struct Source: Decodable {
      var path: String
      var hash: String
    }
  }
}
