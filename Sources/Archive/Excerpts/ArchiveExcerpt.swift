import Columnar

/// Some or all transfers of one or more archives, written as one new archive.
///
/// They are in one order: time, then archive, then row. Extra columns of any type come along: columns of one name are
/// one column, which must have one type, and archives without it have nulls there. Memory holds the distinct addresses
/// that are written, and a batch of each archive.
public struct ArchiveExcerpt {
  /// Which rows of a batch are wanted, ascending, counted from the batch's first.
  ///
  /// Of the batch the columns `time`, `from` and `to` are decoded.
  public typealias Choice = (_ archive: Int, _ batch: Int, _ rows: TransferBatch) -> [Int]

  let archives: [ArchiveReader]
  private let columns: ExcerptColumns

  /// - Throws: `ArchiveError` where extra columns cannot be united.
  public init(_ archives: [ArchiveReader]) throws(ArchiveError) {
    self.archives = archives
    columns = try ExcerptColumns(archives)
  }

  /// What is missing in some of the archives or not carried, for people.
  public var notes: [String] { columns.notes }

  /// Writes the rows that are chosen; the file appears under its name when it is whole.
  ///
  /// - Parameters:
  ///   - batches: whether a batch of an archive can have rows that are chosen; the others are not decoded.
  ///   - choice: asked twice of every batch, and to give the same answer.
  ///   - progress: told how many rows are written.
  /// - Returns: how many rows were written; with none there is no file.
  public func write(
    to path: String, batches: (_ archive: Int, _ batch: Int) -> Bool = { _, _ in true }, choice: Choice,
    progress: (Int) -> Void = { _ in }
  ) throws(ArchiveError) -> Int {
    var strings = ExcerptStrings(archives)
    var count = 0
    for archive in archives.indices {
      for batch in 0..<archives[archive].batchCount where batches(archive, batch) {
        let rows = try archives[archive].batch(batch, columns: [.time, .chain, .from, .to, .asset])
        let chosen = choice(archive, batch, rows)
        strings.note(rows, chosen, of: archive)
        count += chosen.count
      }
    }
    guard count > 0 else { return 0 }
    let codes = strings.finish()
    let writer = try ArchiveWriter(
      path: path, addresses: codes.addresses, chains: codes.chains, assets: codes.assets, options: columns.options)
    var cursors: [ExcerptCursor] = []
    for (place, archive) in archives.enumerated() {
      cursors.append(ExcerptCursor(archive, columns.sources[place], codes.maps[place]))
    }
    var stage = ExcerptStage(columns.options)
    while let run = try Self.next(&cursors, room: ArchiveWriter.batchRows - stage.rows.count, batches, choice) {
      stage.append(cursors[run.archive], run.rows)
      if stage.rows.count == ArchiveWriter.batchRows {
        try writer.append(stage.rows, texts: stage.texts)
        stage = ExcerptStage(columns.options)
        progress(writer.rowCount)
      }
    }
    try writer.append(stage.rows, texts: stage.texts)
    try writer.finish()
    return count
  }

  /// The next rows that follow each other in one archive, at most so many as there is room.
  private static func next(
    _ cursors: inout [ExcerptCursor], room: Int, _ batches: (Int, Int) -> Bool, _ choice: Choice
  ) throws(ArchiveError) -> (archive: Int, rows: Range<Int>)? {
    for place in cursors.indices {
      try cursors[place].fill(isWanted: { batches(place, $0) }, choice: { choice(place, $0, $1) })
    }
    guard let turn = MergeTurn(cursors.map(\.time)) else { return nil }
    return (turn.place, cursors[turn.place].take(atMost: room, while: turn.includes))
  }
}
