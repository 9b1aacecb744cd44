/// What the end of the file says: the columns and where the batches are.
struct ArchiveFooter: Sendable {
  let schema: ArrowSchema
  let dictionaries: [Block]
  let batches: [Block]
  /// Keys may come twice.
  let metadata: [(key: String, value: String)]

  /// A message: its header, then its body.
  struct Block: Sendable, Equatable {
    let offset: Int
    /// Bytes of the header with its length prefix and padding.
    let headerBytes: Int
    let bodyBytes: Int

    /// The first byte after the message.
    var end: Int { offset + headerBytes + bodyBytes }
  }

  /// Parses a footer whose blocks must lie in the first `fileBytes` bytes of the file.
  init(_ bytes: [UInt8], fileBytes: Int, limits: ArchiveLimits) throws(LocalError) {
    let root = try FlatReader(bytes: bytes).root()
    let version = try root.number(0, default: Int16(0))
    // V4 is read by every library since 2015; V1 to V3 were never written to files that are around.
    guard version == 3 || version == 4 else { throw LocalError(.unsupported(.metadataVersion(Int(version)))) }
    guard let table = try root.table(1) else { throw .corrupt("the footer has no schema") }
    var reader = SchemaReader(limits: limits)
    schema = try reader.schema(table)
    dictionaries = try Self.blocks(root.vector(2, stride: 24), fileBytes: fileBytes)
    batches = try Self.blocks(root.vector(3, stride: 24), fileBytes: fileBytes)
    metadata = try reader.metadata(root, field: 4)
    try Self.checkSum(dictionaries + batches, fileBytes: fileBytes)
  }

  private static func blocks(_ list: FlatVector, fileBytes: Int) throws(LocalError) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(list.count)
    for index in 0..<list.count {
      let offset: Int64 = try list.number(index)
      let header: Int32 = try list.number(index, at: 8)
      let body: Int64 = try list.number(index, at: 16)
      let size = Int64(fileBytes)
      guard offset >= 8, header >= 8, body >= 0, offset <= size, body <= size, offset + Int64(header) + body <= size
      else { throw .corrupt("message at byte \(offset) of \(header) and \(body) bytes is not inside the file") }
      result.append(Block(offset: Int(offset), headerBytes: Int(header), bodyBytes: Int(body)))
    }
    return result
  }

  /// Messages do not overlap, so their bytes add up to no more than the file.
  ///
  /// Without this a small file could name one message a million times.
  private static func checkSum(_ blocks: [Block], fileBytes: Int) throws(LocalError) {
    var sum = 0
    for block in blocks {
      sum += block.headerBytes + block.bodyBytes
      guard sum <= fileBytes else { throw .corrupt("the messages add up to more bytes than the file has") }
    }
  }
}
