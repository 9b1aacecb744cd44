import Foundation
import Jobs
import Reports
import SignaturePlan

/// What a scan of one slice gives, as lines of JSON: a head, a line for each match that was kept in its cell, and an end
/// without which the file was cut short.
///
/// Kept matches are more than those that are reported: which of them name something new is known only once the slices
/// before are.
struct SliceFile: Sendable {
  /// What was scanned with what; slices that belong together have the same but for `slice`.
  struct Head: Codable, Sendable, Equatable {
    var format = 1
    var slice: String
    var engine: String
    /// By name.
    var signatures: [String: String]
    var campaigns: [String: String]
    var labels: String
    var archives: [Archive]
    /// Seconds since 1970-01-01 UTC of the last transfer of all archives.
    var end: Int64
    var dustFloor: Double

    struct Archive: Codable, Sendable, Equatable {
      var path: String
      var hash: String
    }
  }

  /// What was looked at, and what could not be seen.
  struct End: Codable, Sendable {
    var matches: Int
    /// Transfers that were read, those before the slice included.
    var read: Int
    /// A line for each thing that is missing.
    var incomplete: [String]
    var notes: [String]
  }

  var head: Head
  var matches: [StoredMatch] = []
  var end: End

  // MARK: Writing

  /// The whole file.
  func text() throws(SluiceError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      var text = String(decoding: try encoder.encode(head), as: UTF8.self) + "\n"
      for match in matches { text += Self.line(match) + "\n" }
      return text + String(decoding: try encoder.encode(end), as: UTF8.self) + "\n"
    } catch { throw SluiceError(.data, "a slice cannot be written: \(error)") }
  }

  private static func line(_ match: StoredMatch) -> String {
    let evidence = match.evidence.map { "[\($0.archive),\($0.row)]" }.joined(separator: ",")
    let decided = match.decidedAt.map { "\($0)" } ?? "null"
    return "{\"origin\":[\(match.originTime),\(match.origin.archive),\(match.origin.row)],\"evidence\":[\(evidence)],"
      + "\"decided_at\":\(decided),\(mark)\(match.json)}"
  }

  /// Before it a line has numbers only.
  private static let mark = "\"match\":"

  // MARK: Reading

  init(head: Head, end: End) {
    self.head = head
    self.end = end
  }

  /// - Throws: `SluiceError` with the line that is not what it should be.
  init(path: String) throws(SluiceError) {
    let data = try SavedMatches.data(of: path)
    let lines = data.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, let last = lines.last, lines.count > 1 else {
      throw SluiceError(.data, "`\(path)`: no slice of a scan, or cut short")
    }
    do { head = try JSONDecoder().decode(Head.self, from: Data(first)) } catch {
      throw SluiceError(.data, "`\(path)`:1: not the head of a slice, as `scan --slice` writes it")
    }
    guard head.format == 1 else {
      throw SluiceError(.data, "`\(path)`:1: slices of format \(head.format) are not known to \(SluiceVersion.engine)")
    }
    do { end = try JSONDecoder().decode(End.self, from: Data(last)) } catch {
      throw SluiceError(.data, "`\(path)`:\(lines.count): the slice was cut short: its last line is no end")
    }
    guard end.matches == lines.count - 2 else {
      throw SluiceError(.data, "`\(path)`: \(lines.count - 2) matches where its end says \(end.matches)")
    }
    for (place, line) in lines.dropFirst().dropLast().enumerated() {
      do { matches.append(try Self.match(line, head)) } catch {
        throw SluiceError(.data, "`\(path)`:\(place + 2): \(error)")
      }
    }
  }

  private struct Keys: Decodable {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var decided_at: Int64?
    var origin: [Int64]
    var evidence: [[Int64]]
  }

  private static func match(_ line: Data, _ head: Head) throws(SluiceError) -> StoredMatch {
    func refuse(_ text: String) -> SluiceError { SluiceError(.data, text) }
    guard let range = line.range(of: Data(mark.utf8)), line.last == UInt8(ascii: "}"),
      let keys = try? JSONDecoder().decode(Keys.self, from: line), keys.origin.count == 3
    else { throw refuse("no match of a slice") }
    let json = String(decoding: line[range.upperBound..<line.index(before: line.endIndex)], as: UTF8.self)
    let match: Match
    do { match = try Match(json: json) } catch { throw refuse("\(error)") }
    func place(_ archive: Int64, _ row: Int64) -> StoredMatch.Place? {
      guard head.archives.indices.contains(Int(clamping: archive)), row >= 0 else { return nil }
      return StoredMatch.Place(archive: Int(archive), row: Int(clamping: row))
    }
    let evidence = keys.evidence.compactMap { $0.count == 2 ? place($0[0], $0[1]) : nil }
    guard let origin = place(keys.origin[1], keys.origin[2]), evidence.count == keys.evidence.count else {
      throw refuse("it names an archive or a row that there is none of")
    }
    return StoredMatch(
      id: match.id, signature: match.signature, scoreTenths: match.score.tenths, originTime: keys.origin[0],
      origin: origin, evidence: evidence, decidedAt: keys.decided_at, json: json)
  }
}
