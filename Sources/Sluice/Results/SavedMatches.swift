import Columnar
import Foundation
import Reports
import SignaturePlan

/// Matches that a scan or a job wrote: a line each (NDJSON), or one object with all of them (JSON).
public struct SavedMatches: Sendable {
  /// In the order of the file.
  public private(set) var matches: [Match] = []

  /// - Throws: `SluiceError` with the line if something is no match, or if the file is larger than a gibibyte.
  public init(path: String) throws(SluiceError) {
    let data = try Self.data(of: path)
    // What `--format json` writes is one line that begins so; a match begins otherwise.
    if data.starts(with: Data(#"{"matches":"#.utf8)) {
      do { matches = try Match.all(json: data) } catch { throw SluiceError(.data, "`\(path)`: \(error)") }
      return
    }
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() where !line.allSatisfy({ $0 == 32 || $0 == 13 }) {
      do { matches.append(try Match(json: String(decoding: line, as: UTF8.self))) } catch {
        throw SluiceError(.data, "`\(path)`:\(place + 1): \(error)")
      }
    }
  }

  /// The matches of a file as they were written, with the lines on which they stand.
  static func objects(of path: String) throws(SluiceError) -> [(Int, [String: Any])] {
    let data = try data(of: path)
    if let whole = try? JSONSerialization.jsonObject(with: data) as? [String: Any], whole["evidence"] == nil {
      guard let matches = whole["matches"] as? [[String: Any]] else {
        throw SluiceError(.data, "`\(path)`: no `matches` in it; expected what `scan --format ndjson` writes")
      }
      return matches.map { (1, $0) }
    }
    var found: [(Int, [String: Any])] = []
    for (place, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 32 || $0 == 13 }) {
      guard let match = try? JSONSerialization.jsonObject(with: line) as? [String: Any] else {
        throw SluiceError(
          .data, "`\(path)`:\(place + 1): not a match in JSON; expected what `scan --format ndjson` writes")
      }
      found.append((place + 1, match))
    }
    return found
  }

  /// Bytes: a larger file is refused.
  private static let maximumSize = 1 << 30

  /// The bytes of a file of matches.
  static func data(of path: String) throws(SluiceError) -> Data {
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= maximumSize else {
        throw SluiceError(.data, "`\(path)`: \(size) bytes of matches; at most \(maximumSize) are read")
      }
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as SluiceError {
      throw error
    } catch { throw SluiceError(.data, "`\(path)`: cannot be read: \(error.localizedDescription)") }
  }
}
