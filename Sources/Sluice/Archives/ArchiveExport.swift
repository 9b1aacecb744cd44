import Archive
import Columnar
import Foundation

/// Writes some or all transfers of archives: as CSV, which `archive import` and `scan` read as it is, or as an archive.
///
/// By value nothing is lost. An archive holds them in one order, and extra columns come along; CSV has them archive by
/// archive, and only the columns with a meaning.
public struct ArchiveExport: Sendable {
  public var paths: [String]
  public var choice: TransferChoice

  public init(paths: [String], choice: TransferChoice = TransferChoice()) {
    self.paths = paths
    self.choice = choice
  }

  /// What was written.
  public struct Summary: Sendable {
    public var rows = 0
    /// What the output lacks, for people.
    public var notes: [String] = []
  }

  /// Writes an archive, which appears under its name when it is whole; with no transfers there is none.
  public func run(toArchive output: String) throws(SluiceError) -> Summary {
    let target = try Self.target(output, against: paths)
    let readers = try opened()
    var opened = try OpenedChoice(choice, readers)
    do throws(ArchiveError) {
      let excerpt = try ArchiveExcerpt(readers)
      let rows = try excerpt.write(to: target) { opened.rows($0, $1, $2) }
      return Summary(rows: rows, notes: readers.flatMap(\.notes) + excerpt.notes)
    } catch { throw SluiceError(error) }
  }

  /// Writes CSV to a file, which appears under its name when it is whole.
  public func run(toCSV output: String) throws(SluiceError) -> Summary {
    let target = URL(fileURLWithPath: output).resolvingSymlinksInPath().path
    try OutputTarget.check(target, against: paths)
    let readers = try opened()
    let opened = try OpenedChoice(choice, readers)
    do throws(ArchiveError) {
      let file = try OutputFile(path: target)
      let rows = try write(readers, opened, { bytes throws(ArchiveError) in try file.write(bytes) }, failing: { $0 })
      try file.publish()
      return summary(rows, readers)
    } catch { throw SluiceError(error) }
  }

  /// Hands out CSV in pieces, until all are handed out or the sink throws.
  public func run(_ sink: ([UInt8]) throws(SluiceError) -> Void) throws(SluiceError) -> Summary {
    let readers = try opened()
    return summary(try write(readers, OpenedChoice(choice, readers), sink, failing: { SluiceError($0) }), readers)
  }

  func opened() throws(SluiceError) -> [ArchiveReader] {
    var readers: [ArchiveReader] = []
    for path in paths { do { readers.append(try ArchiveReader(path: path)) } catch { throw SluiceError(error) } }
    return readers
  }

  private func summary(_ rows: Int, _ readers: [ArchiveReader]) -> Summary {
    let extra = readers.flatMap { $0.columns.filter { !$0.isUsed }.map(\.name) }
    guard !extra.isEmpty else { return Summary(rows: rows) }
    let names = Set(extra).sorted().prefix(8).map { UserText.quoted($0) }.joined(separator: ", ")
    return Summary(
      rows: rows, notes: ["CSV has no extra columns: \(names) stayed behind; write an archive to keep them"])
  }

  /// The file that a path leads to; refused if it is an input, or not a regular file.
  static func target(_ path: String, against inputs: [String]) throws(SluiceError) -> String {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    try OutputTarget.check(target, against: inputs)
    if OutputTarget.isSpecial(target) {
      throw SluiceError(.usage, "`\(path)`: not a regular file; an archive is written to one")
    }
    return target
  }

  private func write<Failure: Error>(
    _ readers: [ArchiveReader], _ choice: OpenedChoice, _ sink: ([UInt8]) throws(Failure) -> Void,
    failing: (ArchiveError) -> Failure
  ) throws(Failure) -> Int {
    var choice = choice
    let hasMessages = readers.contains(where: \.hasMessages)
    var rows = 0
    try sink(ExportedRows.header(hasMessages: hasMessages))
    for (place, reader) in readers.enumerated() {
      for index in 0..<reader.batchCount {
        let batch: ExportedRows
        do { batch = try ExportedRows(reader, batch: index, hasMessages: hasMessages) } catch { throw failing(error) }
        let chosen = choice.rows(place, index, batch.transfers)
        rows += chosen.count
        if !chosen.isEmpty { try sink(batch.text(chosen)) }
      }
    }
    return rows
  }
}
