import Foundation
import Labels

/// What a job's scan is told besides signatures, archives and labels.
public struct JobSettings: Sendable, Hashable {
  /// USD: transfers worth less make an address neither active nor stale.
  public var dustFloor: Double
  /// Matches that score less are left out.
  public var minScore: Double
  /// Labels that became known after this day are left out, as the user wrote it.
  public var labelsAsOf: String?

  /// Whether the labels that travel with sluice count.
  public var includesBundledLabels = false
  /// Signature files and folders as they were given.
  public var signatures: [String] = []
  /// Bytes for transfers and addresses while they are matched.
  public var maxState: Int?
  /// Seconds that one signature may take in one slice.
  public var maxSeconds: Double?
  /// Matches of one signature that one slice keeps.
  public var maxMatches: Int?

  public init(dustFloor: Double = 1, minScore: Double = 0, labelsAsOf: String? = nil) {
    self.labelsAsOf = labelsAsOf
    self.dustFloor = dustFloor
    self.minScore = minScore
  }

  /// The labels of some files, as far as the settings let them count.
  func labels(_ files: [String]) throws(SluiceError) -> LabelTable {
    try LabelFiles.read(files, asOf: labelsAsOf, includesBundled: includesBundledLabels)
  }

  /// What one signature may take for so many slices.
  func time(for slices: Int) -> Duration? { maxSeconds.map { .seconds($0 * Double(max(1, slices))) } }
}

extension JobSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case dustFloor = "dust_floor"
    case minScore = "min_score"
    case labelsAsOf = "labels_as_of"
    case includesBundledLabels = "bundled_labels"
    case signatures
    case maxState = "max_state"
    case maxSeconds = "max_seconds"
    case maxMatches = "max_matches"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    dustFloor = try container.decode(Double.self, forKey: .dustFloor)
    minScore = try container.decode(Double.self, forKey: .minScore)
    labelsAsOf = try container.decodeIfPresent(String.self, forKey: .labelsAsOf)
    includesBundledLabels = try container.decodeIfPresent(Bool.self, forKey: .includesBundledLabels) ?? false
    signatures = try container.decodeIfPresent([String].self, forKey: .signatures) ?? []
    maxState = try container.decodeIfPresent(Int.self, forKey: .maxState)
    maxSeconds = try container.decodeIfPresent(Double.self, forKey: .maxSeconds)
    maxMatches = try container.decodeIfPresent(Int.self, forKey: .maxMatches)
  }

  /// Reads the settings of a stored job.
  init(json: String) throws(SluiceError) {
    do { self = try JSONDecoder().decode(JobSettings.self, from: Data(json.utf8)) } catch {
      throw SluiceError(.data, "the stored settings `\(json)` cannot be read")
    }
  }

  /// One JSON object; the same settings give the same bytes.
  func json() throws(SluiceError) -> String {
    guard dustFloor.isFinite, minScore.isFinite else {
      throw SluiceError(.usage, "the dust floor and the least score must be finite numbers")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do { return String(decoding: try encoder.encode(self), as: UTF8.self) } catch {
      throw SluiceError(.usage, "the settings cannot be stored: \(error)")
    }
  }
}
