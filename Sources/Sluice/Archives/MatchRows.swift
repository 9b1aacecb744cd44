import Archive
import Foundation

/// Where the evidence of saved matches is: rows of archives.
public struct MatchRows: Sendable {
  /// By the path that the scan was given: the archive's hash, and the rows.
  private var archives: [String: Source] = [:]
  /// Matches that were taken.
  public private(set) var count = 0

  private struct Source {
    var hash: String?
    var rows: Set<Int> = []
  }

  /// Reads matches as `scan` writes them: a line each (NDJSON), or one object with all of them (JSON).
  ///
  /// - Parameter ids: of the matches that are wanted, or the beginnings of ids; all if there are none.
  public init(path: String, ids: [String] = []) throws(SluiceError) {
    var wanted = Set(ids)
    for (line, match) in try SavedMatches.objects(of: path) {
      let (id, source) = (match["id"] as? String, "`\(path)`:\(line)")
      guard let id else { throw SluiceError(.data, "\(source): a match without an `id`") }
      let named = ids.filter { id.hasPrefix($0) }
      guard ids.isEmpty || !named.isEmpty else { continue }
      wanted.subtract(named)
      try add(match, source)
    }
    guard wanted.isEmpty else {
      throw SluiceError(
        .usage, "`\(path)`: no match has the id \(wanted.sorted().map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private mutating func add(_ match: [String: Any], _ place: String) throws(SluiceError) {
    guard let evidence = match["evidence"] as? [[String: Any]] else {
      throw SluiceError(.data, "\(place): a match without `evidence`")
    }
    for item in evidence {
      guard let archive = item["archive"] as? String, let row = item["row"] as? Int, row >= 0 else {
        throw SluiceError(.data, "\(place): evidence without `archive` and `row`")
      }
      archives[archive, default: Source()].rows.insert(row)
    }
    let provenance = match["provenance"] as? [String: Any]
    for archive in provenance?["archives"] as? [[String: Any]] ?? [] {
      guard let name = archive["path"] as? String, let hash = archive["hash"] as? String else { continue }
      archives[name]?.hash = hash
    }
    count += 1
  }

  /// The rows of each of some archives.
  ///
  /// An archive is known by its hash, wherever it is now; only matches that do not tell it are taken by path.
  func rows(in readers: [ArchiveReader]) throws(SluiceError) -> [Set<Int>] {
    var rows = Array(repeating: Set<Int>(), count: readers.count)
    var hashes: [String] = []
    for reader in readers { do { hashes.append(try reader.digest()) } catch { throw SluiceError(error) } }
    for (name, source) in archives.sorted(by: { $0.key < $1.key }) {
      let byPath = readers.firstIndex { $0.path == name }
      guard let place = source.hash.map({ hashes.firstIndex(of: $0) }) ?? byPath else {
        let cause =
          byPath == nil
          ? "is not among the archives that are given" : "has changed since: its hash is not the one in the matches"
        throw SluiceError(.data, "`\(name)`, which holds evidence, \(cause)")
      }
      if let row = source.rows.max(), row >= readers[place].rowCount {
        throw SluiceError(
          .data, "`\(readers[place].path)` has \(readers[place].rowCount) rows; evidence names row \(row)")
      }
      rows[place].formUnion(source.rows)
    }
    return rows
  }
}
