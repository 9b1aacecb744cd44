import Columnar
import SignaturePlan

/// The transfers of several inputs in one total order: time, then input, then row.
struct InputMerge {
  var numbering: Numbering
  private var cursors: [InputCursor]

  /// - Parameters:
  ///   - starts: by input, the row with which to begin; the first ones without.
  ///   - readsMessages: whether ids of messages between chains are wanted.
  ///   - keepsOwn: whether runs are wanted in the inputs' own numbering, too.
  init(
    _ inputs: [Input], from starts: [Int]? = nil, numbering: Numbering, readsMessages: Bool, keepsOwn: Bool = false
  ) {
    cursors = inputs.enumerated().map { place, input in
      InputCursor(input, from: starts?[place] ?? 0, readsMessages: readsMessages, keepsOwn: keepsOwn)
    }
    self.numbering = numbering
  }

  /// Numbers nodes by one list of the addresses of all inputs, where they are known before the first transfer is read.
  mutating func joinAddresses() {
    guard cursors.allSatisfy({ !$0.input.tablesGrow }) else { return }
    var texts: [StringTable] = []
    var places: [(from: Int, to: Int)] = []
    for cursor in cursors {
      let tables = cursor.input.tables
      texts.append(tables.from)
      if !tables.areShared { texts.append(tables.to) }
      places.append((from: tables.areShared ? texts.count - 1 : texts.count - 2, to: texts.count - 1))
    }
    guard let list = JoinedTables(texts) else { return }
    for (cursor, place) in zip(cursors.indices, places) { cursors[cursor].join(from: place.from, to: place.to) }
    numbering.expectAll(in: list)
  }

  /// By input, the row that comes next.
  var nextRows: [Int] { cursors.map(\.nextRow) }

  /// The scan's codes of addresses of an input whose tables are complete; nil if its tables have no such place.
  mutating func nodes(input: Int, chain: Int, codes: [Int32], end: End) -> [Int32]? {
    cursors[input].nodes(chain: chain, codes: codes, end: end, &numbering)
  }

  /// Transfers that follow each other in one input.
  struct Run {
    let batch: TransferBatch
    /// The same transfers in the input's own numbering, if that is wanted.
    let own: TransferBatch
    /// Place of the input.
    let input: Int
    /// Row of the input.
    let firstRow: Int
  }

  /// The next run, of so many transfers at most; nil at the end.
  mutating func next(atMost most: Int = .max) throws(SluiceError) -> Run? {
    for place in cursors.indices { try cursors[place].fill(&numbering) }
    guard let turn = MergeTurn(cursors.map(\.time)) else { return nil }
    let place = turn.place
    let rows = cursors[place].run(atMost: most, while: turn.includes)
    let cursor = cursors[place]
    return Run(
      batch: cursor.batch.slice(rows), own: cursor.own.count > 0 ? cursor.own.slice(rows) : TransferBatch(),
      input: place, firstRow: cursor.firstRow + rows.lowerBound)
  }
}

extension TransferBatch {
  /// Some of the rows, which follow each other.
  fileprivate func slice(_ rows: Range<Int>) -> TransferBatch {
    if rows == 0..<count { return self }
    var slice = TransferBatch()
    slice.append(self, rows)
    return slice
  }
}
