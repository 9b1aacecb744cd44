import Columnar
import Foundation
import Labels
import SignaturePlan

/// Groups the matches of a scan and spells the groups out as matches of their own.
struct CampaignBuilder {
  private let labels: LabelTable
  private let services: Set<Node>

  init(labels: LabelTable) {
    self.labels = labels
    services = Set(labels.services.map { Node(chain: $0.chain, address: $0.address) })
  }

  /// The groups that campaigns find among matches, in the order of the campaigns and then of time.
  func matches(_ campaigns: [Campaign], over matches: [Match]) -> [Match] {
    campaigns.flatMap { campaign in
      CampaignPass(campaign, over: matches, isService: services.contains, cases: cases).groups().compactMap {
        match($0, of: campaign)
      }
    }
  }

  private func cases(of node: Node) -> [String] {
    labels.labels(chain: node.chain, address: node.address).compactMap(\.caseName)
  }

  private func match(_ group: CampaignPass.Group, of campaign: Campaign) -> Match? {
    guard let first = group.members.first else { return nil }
    let sources = Dictionary(
      group.members.flatMap(\.provenance.archives).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return Match(
      id: String(SHA256.hexadecimal(of: Array("\(campaign.name)\n\(first.id)\n\(group.key)".utf8)).prefix(32)),
      signature: campaign.name, severity: campaign.meta.severity, score: group.score, title: campaign.meta.title,
      reasons: group.reasons, origin: first.origin, firstTime: first.firstTime,
      lastTime: group.members.map(\.lastTime).max() ?? first.lastTime,
      chains: Set(group.members.flatMap(\.chains)).sorted(), value: value(group.members),
      addresses: addresses(group.members), evidence: evidence(group.members), alternatives: 0,
      open: group.members.contains(where: \.open), incomplete: incomplete(group.members),
      provenance: Provenance(
        engine: first.provenance.engine, signatureHash: campaign.hash, labelsHash: first.provenance.labelsHash,
        archives: sources.values.sorted { $0.path < $1.path }))
  }

  /// The sum over the matches: in their asset if they share one, else in USD.
  private func value(_ members: [Match]) -> Value {
    let values = members.compactMap(\.value.usd)
    let usd = values.count == members.count ? Statistics.sum(values) : nil
    let assets = Set(members.map(\.value.asset))
    guard assets.count == 1, let asset = assets.first else {
      return Value(asset: "USD", amount: Statistics.sum(values), usd: usd)
    }
    return Value(asset: asset, amount: Statistics.sum(members.map(\.value.amount)), usd: usd)
  }

  private func addresses(_ members: [Match]) -> [SignaturePlan.LabelledAddress] {
    var seen: Set<SignaturePlan.LabelledAddress> = []
    return members.flatMap(\.addresses).filter { seen.insert($0).inserted }
  }

  /// The evidence of every match, each step under the name of its signature: `ronin.presized_depositor/fund`.
  private func evidence(_ members: [Match]) -> [Evidence] {
    var counts: [String: Int] = [:]
    return members.flatMap { member in
      member.evidence.map { item in
        var item = item
        item.step = "\(member.signature)/\(item.step)"
        counts[item.step, default: 0] += 1
        item.index = counts[item.step] ?? 1
        return item
      }
    }
  }

  private func incomplete(_ members: [Match]) -> [String] {
    var seen: Set<String> = []
    return members.flatMap(\.incomplete).filter { seen.insert($0).inserted }
  }
}

extension Campaign {
  /// SHA-256 of the campaign's text, as provenance states it.
  public var hash: String { "sha256:\(SHA256.hexadecimal(of: Array(description.utf8)))" }

  /// The whole campaign as JSON, the same for the same campaign.
  func definition() throws(SluiceError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do { return String(decoding: try encoder.encode(self), as: UTF8.self) } catch {
      throw SluiceError(.usage, "campaign `\(name)` cannot be written: \(error)")
    }
  }

  /// Reads such a JSON and checks it.
  init(definition: String) throws(SluiceError) {
    let campaign: Campaign
    do { campaign = try JSONDecoder().decode(Campaign.self, from: Data(definition.utf8)) } catch {
      throw SluiceError(.data, "a stored campaign cannot be read: \(error)")
    }
    do { try campaign.checkSound() } catch {
      throw SluiceError(.data, "the stored campaign `\(campaign.name)` is unsound: \(error)")
    }
    self = campaign
  }
}
