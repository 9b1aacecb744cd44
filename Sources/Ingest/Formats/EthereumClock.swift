import Columnar

/// Where the time of an ethereum-etl record comes from: its own column, or its block.
struct EthereumClock {
  private let time: Int?
  private let block: Int?
  private let blocks: BlockTimes?

  /// Some versions write `block_timestamp`; where it is missing, a table of blocks has to be given.
  init(_ header: HeaderFields, blocks: BlockTimes?) throws(ImportError.Cause) {
    time = header["block_timestamp"]
    block = header["block_number"]
    self.blocks = blocks
    if time == nil, blocks == nil || block == nil { throw .noTimes }
  }

  func read(_ record: CSVRecord) throws(RowError) -> Int64 {
    if let time { return try record.time(time) }
    guard let block else { throw RowError(cause: .noTimes) }
    let number = try record.block(block)
    guard let time = blocks?.time(of: number) else { throw RowError(field: block, cause: .unknownBlock(number)) }
    return time
  }
}
