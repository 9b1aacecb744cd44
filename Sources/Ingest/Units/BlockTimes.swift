import Columnar

/// When blocks were made, for files that name blocks and no times.
public struct BlockTimes: Sendable {
  /// Ascending.
  private var numbers: [Int] = []
  /// Seconds since 1970 UTC.
  private var times: [Int64] = []

  public init() {}

  /// Adds the blocks of a CSV file with the columns `number` and `timestamp`, as ethereum-etl writes them.
  public mutating func read(path: String) throws(ImportError) {
    try read(try ImportFile(path: path).source, name: path)
  }

  mutating func read(_ source: any ByteSource, name: String) throws(ImportError) {
    var records = RecordSource(source, file: name)
    let places = try records.header(["number", "timestamp"])
    var isAscending = true
    while try records.next() {
      do throws(RowError) {
        try records.record.check(count: records.names.count)
        let number = try records.record.block(places[0])
        isAscending = isAscending && number > numbers.last ?? -1
        numbers.append(number)
        times.append(try records.record.time(places[1]))
      } catch { throw records.locate(error) }
    }
    if !isAscending { sort() }
  }

  /// Seconds since 1970 UTC; nil for a block that is not here.
  func time(of block: Int) -> Int64? {
    guard let first = numbers.first else { return nil }
    // Mostly there are no gaps, and the place is known.
    let guess = block - first
    if numbers.indices.contains(guess), numbers[guess] == block { return times[guess] }
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < block { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == block ? times[low] : nil
  }

  private mutating func sort() {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    (numbers, times) = (order.map { numbers[$0] }, order.map { times[$0] })
  }
}

extension CSVRecord {
  /// The number of a block.
  func block(_ field: Int) throws(RowError) -> Int {
    let text = try text(field)
    guard DecimalText.isInteger(text), text.count <= 15 else {
      throw RowError(field: field, cause: .notANumber(text.string))
    }
    return text.reduce(0) { $0 * 10 + Int($1 & 15) }
  }
}
