import Foundation

/// What a job's scan is told besides signatures, archives and labels.
public struct JobSettings: Sendable, Hashable {
  /// USD: transfers worth less make an address neither active nor stale.
  public var dustFloor: Double
  /// Matches that score less are left out.
  public var minScore: Double
  /// Labels that became known after this day are left out, as the user wrote it.
  public var labelsAsOf: String?

  public init(dustFloor: Double = 1, minScore: Double = 0, labelsAsOf: String? = nil) {
    self.labelsAsOf = labelsAsOf
    self.dustFloor = dustFloor
    self.minScore = minScore
  }
}

extension JobSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case dustFloor = "dust_floor"
    case minScore = "min_score"
    case labelsAsOf = "labels_as_of"
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
