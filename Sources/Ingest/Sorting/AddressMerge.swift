import Columnar

/// Makes one table of the addresses of all runs, and tells each run where its own stand in it.
///
/// Everything but the table itself goes through the scratch file: the memory is that of the table, and of a block of
/// each run.
struct AddressMerge {
  private let scratch: ScratchFile
  private var cursors: [AddressCursor]
  /// Places of each run's addresses that are not written yet.
  private var pending: [[Int32]]
  private var merged: [SortedRun.Stretch] = []
  private var texts = TextRows()
  private var count = 0
  private var byteCount = 0

  /// Addresses whose codes fit into 32 bits.
  static let limit = Int(Int32.max) - 2

  private init(_ runs: [SortedRun], scratch: ScratchFile) {
    self.scratch = scratch
    cursors = runs.map { AddressCursor($0) }
    pending = Array(repeating: [], count: runs.count)
  }

  /// The table; the runs' codes are places in it after that. nil if it would have too many addresses.
  static func table(_ runs: inout [SortedRun], scratch: ScratchFile) throws(ReadFailure) -> StringTable? {
    var merge = AddressMerge(runs, scratch: scratch)
    guard try merge.merge(&runs) else { return nil }
    for run in runs.indices {
      try merge.write(&runs[run], run)
      try renumber(runs[run], scratch: scratch)
    }
    return try merge.readTable()
  }

  // MARK: Merging

  private mutating func merge(_ runs: inout [SortedRun]) throws(ReadFailure) -> Bool {
    var heap = MergeHeap()
    for run in cursors.indices where try cursors[run].load(from: scratch) {
      heap.insert(run) { Self.isBefore(cursors, $0, $1) }
    }
    var last: [UInt8]?
    while let run = heap.top {
      let text = cursors[run].text
      if last.map({ !text.elementsEqual($0) }) ?? true {
        last = Array(text)
        count += 1
        guard count <= Self.limit else { return false }
        byteCount += text.count
        texts.append(text)
        if texts.count == SortedRun.blockAddresses { try flush() }
      }
      pending[run].append(Int32(count - 1))
      if pending[run].count == SortedRun.blockAddresses { try write(&runs[run], run) }
      if try cursors[run].advance(in: scratch) {
        heap.settle { Self.isBefore(cursors, $0, $1) }
      } else {
        heap.removeTop { Self.isBefore(cursors, $0, $1) }
      }
    }
    try flush()
    return true
  }

  private static func isBefore(_ cursors: [AddressCursor], _ left: Int, _ right: Int) -> Bool {
    let (first, second) = (cursors[left].front, cursors[right].front)
    return first == second
      ? cursors[left].text.lexicographicallyPrecedes(cursors[right].text) : first < second
  }

  /// Writes the places of a run's addresses that are known.
  private mutating func write(_ run: inout SortedRun, _ number: Int) throws(ReadFailure) {
    guard !pending[number].isEmpty else { return }
    var bytes: [UInt8] = []
    RawColumn.append(pending[number][...], to: &bytes)
    run.places.append(SortedRun.Stretch(offset: try scratch.append(bytes), count: bytes.count))
    pending[number].removeAll(keepingCapacity: true)
  }

  private mutating func flush() throws(ReadFailure) {
    var bytes: [UInt8] = []
    RawColumn.append(texts, 0..<texts.count, to: &bytes)
    merged.append(SortedRun.Stretch(offset: try scratch.append(bytes), count: bytes.count))
    texts.removeAll()
  }

  // MARK: Results

  /// Puts places among all addresses where places among the run's were.
  private static func renumber(_ run: SortedRun, scratch: ScratchFile) throws(ReadFailure) {
    var places: [Int32] = []
    for stretch in run.places {
      var offset = 0
      let bytes = try scratch.read(at: stretch.offset, count: stretch.count)
      places += RawColumn.take(stretch.count / 4, at: &offset, of: bytes) as [Int32]
    }
    var start = 0
    while start < 2 * run.rows {
      let count = min(2 * run.rows - start, 1 << 16)
      var offset = 0
      let bytes = try scratch.read(at: run.codes + 4 * start, count: 4 * count)
      let codes: [Int32] = RawColumn.take(count, at: &offset, of: bytes)
      var renumbered: [UInt8] = []
      RawColumn.append(codes.map { places[Int($0)] }[...], to: &renumbered)
      try scratch.write(renumbered, at: run.codes + 4 * start)
      start += count
    }
  }

  /// Reads the merged addresses into arrays of just their size.
  private func readTable() throws(ReadFailure) -> StringTable {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    var offsets = [0]
    offsets.reserveCapacity(count + 1)
    var left = count
    for stretch in merged {
      var offset = 0
      let block = try scratch.read(at: stretch.offset, count: stretch.count)
      let texts = RawColumn.takeTexts(min(left, SortedRun.blockAddresses), at: &offset, of: block)
      left -= texts.count
      bytes += texts.bytes
      for end in texts.offsets.dropFirst() { offsets.append(bytes.count - texts.bytes.count + end) }
    }
    return StringTable(bytes: bytes, offsets: offsets)
  }
}
