import Archive
import Columnar
import Foundation

/// Makes few large archives of many small ones, cut by time.
///
/// The transfers of an output are in one order: time, then archive as given, then row; extra columns come along. A scan
/// of the outputs finds what a scan of the inputs together finds. Memory holds the distinct addresses of one output.
public struct ArchiveMerge: Sendable {
  public var paths: [String]
  /// A file, or the folder for the files if time is cut.
  public var output: String
  public var period: Period
  /// Whether files that are there are written over.
  public var overwrites: Bool

  public init(paths: [String], output: String, period: Period = .none, overwrites: Bool = false) {
    self.paths = paths
    self.output = output
    self.period = period
    self.overwrites = overwrites
  }

  /// A file that was written.
  public struct Written: Sendable, Equatable {
    public var path: String
    public var rows: Int
  }

  public struct Summary: Sendable {
    public var files: [Written] = []
    public var notes: [String] = []
  }

  /// Writes all outputs, one after another; each appears under its name when it is whole.
  ///
  /// - Parameter progress: told after each batch how many rows of how many are written.
  public func run(progress: (Int, Int) -> Void = { _, _ in }) throws(SluiceError) -> Summary {
    let readers = try ArchiveExport(paths: paths).opened()
    let periods: MergePeriods
    let excerpt: ArchiveExcerpt
    do throws(ArchiveError) {
      periods = try MergePeriods(readers, period)
      excerpt = try ArchiveExcerpt(readers)
    } catch { throw SluiceError(error) }
    var targets: [(seconds: Range<Int64>, path: String)] = []
    for seconds in periods.all { targets.append((seconds, try target(seconds))) }
    var summary = Summary(notes: readers.flatMap(\.notes) + excerpt.notes)
    let total = readers.reduce(0) { $0 + $1.rowCount }
    var done = 0
    for (seconds, path) in targets {
      let rows = try write(seconds, of: periods, excerpt, to: path) { progress(done + $0, total) }
      done += rows
      summary.files.append(Written(path: path, rows: rows))
    }
    return summary
  }

  private func write(
    _ seconds: Range<Int64>, of periods: MergePeriods, _ excerpt: ArchiveExcerpt, to path: String,
    progress: (Int) -> Void
  ) throws(SluiceError) -> Int {
    do {
      return try excerpt.write(
        to: path, batches: { periods.has(seconds, archive: $0, batch: $1) },
        choice: { _, _, batch in batch.time.indices.filter { seconds.contains(batch.time[$0]) } }, progress: progress)
    } catch { throw SluiceError(error) }
  }

  private func target(_ seconds: Range<Int64>) throws(SluiceError) -> String {
    let path = period == .none ? output : "\(output)/\(period.name(from: seconds.lowerBound)).arrow"
    if period != .none {
      do { try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true) } catch {
        throw SluiceError(.usage, "`\(output)`: no folder can be made here: \(error.localizedDescription)")
      }
    }
    let target = try ArchiveExport.target(path, against: paths)
    guard overwrites || !FileManager.default.fileExists(atPath: target) else {
      throw SluiceError(.usage, "`\(path)` is there already; `--force` writes over it")
    }
    return target
  }
}

/// Which batches have transfers of which period.
private struct MergePeriods {
  /// By batch of an archive, its first and last time; nil for an empty one.
  private let times: [[ClosedRange<Int64>?]]
  /// The periods that have transfers, in order.
  let all: [Range<Int64>]

  init(_ readers: [ArchiveReader], _ period: Period) throws(ArchiveError) {
    var times: [[ClosedRange<Int64>?]] = []
    var all: Set<Range<Int64>> = []
    for reader in readers {
      times.append([])
      for batch in 0..<reader.batchCount {
        let column = try reader.batch(batch, columns: .time).time
        var rest = column[...]
        while let first = rest.first {
          let seconds = period.seconds(around: first)
          all.insert(seconds)
          rest = rest.drop { seconds.contains($0) }
        }
        times[times.count - 1].append(column.first.flatMap { first in column.last.map { first...$0 } })
      }
    }
    self.times = times
    self.all = all.sorted { $0.lowerBound < $1.lowerBound }
  }

  func has(_ seconds: Range<Int64>, archive: Int, batch: Int) -> Bool {
    times[archive][batch].map { seconds.overlaps($0) } ?? false
  }
}
