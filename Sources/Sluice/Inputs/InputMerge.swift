import Columnar

/// The transfers of several inputs in one total order: time, then input, then row.
struct InputMerge {
  var numbering: Numbering
  private var cursors: [InputCursor]

  /// - Parameter readsMessages: whether ids of messages between chains are wanted.
  init(_ inputs: [Input], numbering: Numbering, readsMessages: Bool) {
    cursors = inputs.map { InputCursor($0, readsMessages: readsMessages) }
    self.numbering = numbering
  }

  /// Transfers that follow each other in one input.
  struct Run {
    let batch: TransferBatch
    /// Place of the input.
    let input: Int
    /// Row of the input.
    let firstRow: Int
  }

  /// The next run; nil at the end.
  mutating func next() throws(SluiceError) -> Run? {
    for place in cursors.indices { try cursors[place].fill(&numbering) }
    guard let turn = MergeTurn(cursors.map(\.time)) else { return nil }
    let place = turn.place
    let rows = cursors[place].run(while: turn.includes)
    let cursor = cursors[place]
    return Run(batch: cursor.batch.slice(rows), input: place, firstRow: cursor.firstRow + rows.lowerBound)
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
