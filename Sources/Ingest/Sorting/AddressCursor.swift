import Columnar

/// Goes through the addresses of a run from the first to the last.
struct AddressCursor {
  private let stretches: [SortedRun.Stretch]
  private let count: Int
  private var block = TextRows()
  /// Address of the block at hand.
  private var row = 0
  private var nextBlock = 0
  /// The first eight bytes of the address at hand as a number, for comparing.
  private(set) var front: UInt64 = 0

  init(_ run: SortedRun) {
    stretches = run.addresses
    count = run.addressCount
  }

  /// The address at hand.
  var text: ArraySlice<UInt8> { block.bytes[block.offsets[row]..<block.offsets[row + 1]] }

  /// Reads the next block; false if there is none.
  mutating func load(from scratch: ScratchFile) throws(ReadFailure) -> Bool {
    guard nextBlock < stretches.count else { return false }
    let bytes = try scratch.read(at: stretches[nextBlock].offset, count: stretches[nextBlock].count)
    var offset = 0
    let left = count - nextBlock * SortedRun.blockAddresses
    block = RawColumn.takeTexts(min(left, SortedRun.blockAddresses), at: &offset, of: bytes)
    nextBlock += 1
    row = 0
    setFront()
    return true
  }

  /// Goes to the next address; false if there is none.
  mutating func advance(in scratch: ScratchFile) throws(ReadFailure) -> Bool {
    row += 1
    guard row < block.count else { return try load(from: scratch) }
    setFront()
    return true
  }

  private mutating func setFront() {
    front = 0
    let (start, end) = (block.offsets[row], block.offsets[row + 1])
    for place in start..<start + 8 { front = front << 8 | (place < end ? UInt64(block.bytes[place]) : 0) }
  }
}
