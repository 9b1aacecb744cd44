import Columnar
import SignaturePlan

/// Where the transfers of a scan stand: the inputs, and which rows of them make up which stretch of the whole ledger.
struct Ledger {
  let inputs: [Input]
  private(set) var count = 0
  private var stretches: [Stretch] = []

  /// Rows of the ledger that are rows of one input.
  private struct Stretch {
    let first: Int
    let input: Int
    let row: Int
  }

  init(_ inputs: [Input]) { self.inputs = inputs }

  /// Adds the next rows of the ledger.
  mutating func append(_ run: InputMerge.Run) {
    if let last = stretches.last, last.input == run.input, last.row + count - last.first == run.firstRow {
      count += run.batch.count
      return
    }
    stretches.append(Stretch(first: count, input: run.input, row: run.firstRow))
    count += run.batch.count
  }

  /// The input, and the row of it, that a row of the ledger is.
  func place(of row: Int) -> (input: Int, row: Int) {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].first <= row { low = middle } else { high = middle }
    }
    return (stretches[low].input, stretches[low].row + row - stretches[low].first)
  }
}
