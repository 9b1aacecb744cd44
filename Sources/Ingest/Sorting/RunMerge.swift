import Archive
import Columnar

/// The rows of all runs in one order: time, then run, then row.
struct RunMerge {
  private let scratch: ScratchFile
  private let ranks: CodeRanks
  private let marks: Int
  private var cursors: [RunCursor]
  private var heap = MergeHeap()

  init(_ runs: [SortedRun], ranks: CodeRanks, marks: Int, scratch: ScratchFile) {
    self.scratch = scratch
    self.ranks = ranks
    self.marks = marks
    cursors = runs.map { RunCursor($0, marks: marks) }
    for run in cursors.indices { heap.insert(run) { Self.isBefore(cursors, $0, $1) } }
  }

  private static func isBefore(_ cursors: [RunCursor], _ left: Int, _ right: Int) -> Bool {
    (cursors[left].time, left) < (cursors[right].time, right)
  }

  /// The next rows, as many as a batch of an archive has; nil at the end.
  mutating func next() throws(ReadFailure) -> (TransferBatch, ArchiveWriter.Texts)? {
    var batch = TransferBatch()
    batch.reserveCapacity(ArchiveWriter.batchRows)
    var texts = ArchiveWriter.Texts()
    (texts.transactions, texts.values) = (TextRows(), TextRows())
    texts.marks = Array(repeating: TextRows(), count: marks)
    while batch.count < ArchiveWriter.batchRows, let run = heap.top {
      // Blocks are read when their first row is next, so that runs of other times take no memory.
      guard try cursors[run].load(ranks, from: scratch) else { break }
      let other = heap.second { Self.isBefore(cursors, $0, $1) }
      let rows = cursors[run].take(before: other.map { cursors[$0].time }, isFirst: other.map { run < $0 } ?? true)
      Self.append(cursors[run], rows, &batch, &texts)
      // A block that is at its end no longer says which time is next.
      if try cursors[run].load(ranks, from: scratch) {
        heap.settle { Self.isBefore(cursors, $0, $1) }
      } else {
        cursors[run].forget()
        heap.removeTop { Self.isBefore(cursors, $0, $1) }
      }
    }
    return batch.count > 0 ? (batch, texts) : nil
  }

  private static func append(
    _ cursor: RunCursor, _ rows: Range<Int>, _ batch: inout TransferBatch, _ texts: inout ArchiveWriter.Texts
  ) {
    batch.append(cursor.batch, rows)
    if let column = cursor.texts.transactions { texts.transactions?.append(column, rows) }
    if let column = cursor.texts.values { texts.values?.append(column, rows) }
    for mark in texts.marks.indices { texts.marks[mark].append(cursor.texts.marks[mark], rows) }
  }
}
