import Columnar
import SignaturePlan

/// Matches as a STIX 2.1 bundle, for threat-intelligence platforms; source
/// https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html.
///
/// A signature is an indicator whose pattern is its name and hash (pattern type `sluice`), a match a sighting of it with
/// the score as confidence, and its evidence observed data. STIX has no objects for crypto-currencies: addresses and
/// transfers are objects of our own, `sluice-address` and `sluice-transfer`, declared by extension definitions.
public struct STIXBundle: Sendable {
  private var objects: [String] = []
  private var known: Set<String> = []
  private var parts: [String] = []

  private static let author = STIXIdentifier.of("identity", ["sluice"])
  /// Objects of a kind never change, and say so with one date.
  private static let madeAt = "2026-01-01T00:00:00.000Z"
  private static let addressExtension = STIXIdentifier.of("extension-definition", ["sluice-address", "1"])
  private static let transferExtension = STIXIdentifier.of("extension-definition", ["sluice-transfer", "1"])

  public init() {
    add(id: Self.author) { json in
      Self.head("identity", Self.author, Self.madeAt, &json, isAuthored: false)
      Self.member("name", "Sluice", &json)
      Self.member("identity_class", "system", &json)
    }
    for (id, name, text) in [
      (Self.addressExtension, "sluice-address", "An address on a chain: chain, address, labels [{label, category}]."),
      (
        Self.transferExtension, "sluice-transfer",
        "A transfer: time, chain, from_ref, to_ref, asset, amount, usd, tx, step, archive, row."
      ),
    ] {
      add(id: id) { json in
        Self.head("extension-definition", id, Self.madeAt, &json)
        Self.member("name", name, &json)
        Self.member("description", text, &json)
        Self.member("schema", "https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html", &json)
        Self.member("version", "1.0.0", &json)
        json.key("extension_types")
        json.array(["new-sco"]) { $0.value($1) }
      }
    }
  }

  /// Takes in the next match.
  public mutating func add(_ match: Match) {
    parts.append(match.id)
    let indicator = addIndicator(of: match)
    let references = addEvidence(of: match)
    let (first, last) = (Self.time(match.firstTime), Self.time(match.lastTime))
    let observed = STIXIdentifier.of("observed-data", [match.signature, match.id])
    add(id: observed) { json in
      Self.head("observed-data", observed, last, &json)
      Self.member("first_observed", first, &json)
      Self.member("last_observed", last, &json)
      json.key("number_observed")
      json.value(1)
      json.key("object_refs")
      json.array(references) { $0.value($1) }
    }
    let sighting = STIXIdentifier.of("sighting", [match.signature, match.id])
    add(id: sighting) { json in
      Self.head("sighting", sighting, last, &json)
      json.key("confidence")
      json.value(max(0, min(100, match.score.tenths / 10)))
      Self.member("description", Self.description(match), &json)
      Self.member("first_seen", first, &json)
      Self.member("last_seen", last, &json)
      json.key("count")
      json.value(1)
      Self.member("sighting_of_ref", indicator, &json)
      json.key("observed_data_refs")
      json.array([observed]) { $0.value($1) }
    }
  }

  /// The whole bundle.
  public var text: String {
    let id = STIXIdentifier.of("bundle", parts)
    return "{\"type\":\"bundle\",\"id\":\"\(id)\",\"objects\":[\n" + objects.joined(separator: ",\n") + "\n]}\n"
  }

  // MARK: Objects

  private mutating func addIndicator(of match: Match) -> String {
    let pattern = "\(match.signature) \(match.provenance.signatureHash)"
    let id = STIXIdentifier.of("indicator", [pattern])
    add(id: id) { json in
      Self.head("indicator", id, Self.madeAt, &json)
      Self.member("name", match.signature, &json)
      if !match.title.isEmpty { Self.member("description", match.title, &json) }
      json.key("indicator_types")
      json.array(["malicious-activity"]) { $0.value($1) }
      Self.member("pattern", pattern, &json)
      Self.member("pattern_type", "sluice", &json)
      Self.member("valid_from", Self.madeAt, &json)
    }
    return id
  }

  /// - Returns: ids of the transfers and their addresses, each once.
  private mutating func addEvidence(of match: Match) -> [String] {
    let tags = Dictionary(match.addresses.map { ($0.address, $0.labels) }, uniquingKeysWith: { first, _ in first })
    var references: [String] = []
    var listed: Set<String> = []
    for item in match.evidence {
      let transfer = item.transfer
      let ends = [transfer.from, transfer.to].map { addAddress($0, on: transfer.chain, tags[$0] ?? []) }
      let id = STIXIdentifier.of(
        "sluice-transfer", [match.id, item.step, "\(item.index)", item.archive, "\(item.row)"])
      add(id: id) { Self.write(item, id, from: ends[0], to: ends[1], &$0) }
      references += (ends + [id]).filter { listed.insert($0).inserted }
    }
    return references
  }

  private mutating func addAddress(_ address: String, on chain: String, _ labels: [LabelledAddress.Tag]) -> String {
    let id = STIXIdentifier.of("sluice-address", [chain, address])
    add(id: id) { json in
      Self.observable("sluice-address", id, Self.addressExtension, &json)
      Self.member("chain", chain, &json)
      Self.member("address", address, &json)
      guard !labels.isEmpty else { return }
      json.key("labels")
      json.array(labels) { json, tag in
        json.object { json in
          Self.member("label", tag.label, &json)
          Self.member("category", tag.category, &json)
        }
      }
    }
    return id
  }

  private static func write(_ item: Evidence, _ id: String, from: String, to: String, _ json: inout JSONText) {
    let transfer = item.transfer
    observable("sluice-transfer", id, transferExtension, &json)
    member("time", time(transfer.time), &json)
    member("chain", transfer.chain, &json)
    member("from_ref", from, &json)
    member("to_ref", to, &json)
    member("asset", transfer.asset, &json)
    json.key("amount")
    json.value(transfer.amount)
    if let usd = transfer.usd {
      json.key("usd")
      json.value(usd)
    }
    if let tx = item.tx { member("tx", tx, &json) }
    member("step", item.step, &json)
    member("archive", item.archive, &json)
    json.key("row")
    json.value(item.row)
  }

  // MARK: Parts

  private mutating func add(id: String, _ write: (inout JSONText) -> Void) {
    guard known.insert(id).inserted else { return }
    var json = JSONText()
    json.object(write)
    objects.append(json.string)
  }

  private static func head(
    _ type: String, _ id: String, _ time: String, _ json: inout JSONText, isAuthored: Bool = true
  ) {
    member("type", type, &json)
    member("spec_version", "2.1", &json)
    member("id", id, &json)
    if isAuthored { member("created_by_ref", author, &json) }
    member("created", time, &json)
    member("modified", time, &json)
  }

  private static func observable(_ type: String, _ id: String, _ definition: String, _ json: inout JSONText) {
    member("type", type, &json)
    member("spec_version", "2.1", &json)
    member("id", id, &json)
    json.key("extensions")
    json.object { json in
      json.key(definition)
      json.object { member("extension_type", "new-sco", &$0) }
    }
  }

  private static func member(_ name: String, _ text: String, _ json: inout JSONText) {
    json.key(name)
    json.value(text)
  }

  private static func description(_ match: Match) -> String {
    ([match.title] + match.reasons.map { "+\($0.points) \($0.text)" } + match.notes).filter { !$0.isEmpty }
      .joined(separator: "; ")
  }

  /// With milliseconds, as STIX wants it.
  private static func time(_ seconds: Int64) -> String { Timestamp.format(seconds).replacing("Z", with: ".000Z") }
}
