import Columnar

/// What a reader learns as it decodes; behind a lock.
struct ReaderState: ~Copyable {
  /// Strings of the plain text columns so far.
  var interners = Array(repeating: Interner(), count: TextSources.internerCount)
  /// By id, dictionaries of columns that are evidence, once one was asked for.
  var dictionaries: [Int64: ByteStrings] = [:]
  /// First and last time of the batches whose times were decoded.
  var times: [ClosedRange<Int64>?]

  init(batches: Int) { times = Array(repeating: nil, count: batches) }

  /// Codes for strings of a column, new where a string is.
  mutating func intern(_ strings: ByteStrings, interner: Int, limit: Int) throws(LocalError) -> [Int32] {
    // Before the loop, as the codes of all strings must fit; after it, as few of them may be new.
    guard interners[interner].count < Int(Int32.max) - strings.count else {
      throw LocalError(.limit(what: "distinct strings", limit: Int(Int32.max), actual: interners[interner].count))
    }
    var codes: [Int32] = []
    codes.reserveCapacity(strings.count)
    for row in 0..<strings.count { codes.append(interners[interner].intern(utf8: strings[row])) }
    let bytes = interners[interner].table.bytes.count
    guard bytes <= limit else {
      throw LocalError(.limit(what: "bytes of distinct strings", limit: limit, actual: bytes))
    }
    return codes
  }

  /// Notes the times of a batch, and compares them with those of its neighbours as far as they are known.
  ///
  /// Whatever the order in which batches are decoded, once all are, every pair has been compared.
  mutating func note(_ range: ClosedRange<Int64>, batch: Int, rows: [Int]) throws(LocalError) {
    times[batch] = range
    if let earlier = rows[..<batch].lastIndex(where: { $0 > 0 }), let before = times[earlier],
      before.upperBound > range.lowerBound
    {
      throw LocalError(.timeOrder(time: range.lowerBound, before: before.upperBound), row: 0)
    }
    if let later = rows[(batch + 1)...].firstIndex(where: { $0 > 0 }), let after = times[later],
      range.upperBound > after.lowerBound
    {
      throw LocalError(.timeOrder(time: after.lowerBound, before: range.upperBound), row: rows[batch])
    }
  }
}
