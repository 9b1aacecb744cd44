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
    guard let place = cursors.indices.filter({ cursors[$0].time != nil }).min(by: isBefore) else { return nil }
    let others = cursors.indices.filter { $0 != place && cursors[$0].time != nil }
    let limit = others.min(by: isBefore).flatMap { other in cursors[other].time.map { (time: $0, other: other) } }
    let rows = cursors[place].run { time in
      limit.map { time < $0.time || (time == $0.time && place < $0.other) } ?? true
    }
    let cursor = cursors[place]
    return Run(batch: cursor.batch.slice(rows), input: place, firstRow: cursor.firstRow + rows.lowerBound)
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    (cursors[left].time ?? .max, left) < (cursors[right].time ?? .max, right)
  }
}

extension TransferBatch {
  /// Some of the rows, which follow each other.
  fileprivate func slice(_ rows: Range<Int>) -> TransferBatch {
    if rows == 0..<count { return self }
    var slice = TransferBatch()
    slice.time = Array(time[rows])
    slice.chain = Array(chain[rows])
    slice.from = Array(from[rows])
    slice.to = Array(to[rows])
    slice.asset = Array(asset[rows])
    slice.amount = Array(amount[rows])
    slice.usd = Array(usd[rows])
    if !message.isEmpty { slice.message = Array(message[rows]) }
    return slice
  }
}
