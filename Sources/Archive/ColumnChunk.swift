/// Where one buffer is: bytes of the file.
struct BufferRange: Sendable, Equatable {
  let offset: Int
  let length: Int
}

/// How the buffers of a batch are stored.
enum BufferCoding: Sendable { case plain, lz4 }

/// One column of one batch: how many values, and where its buffers are.
struct ColumnChunk: Sendable {
  let rows: Int
  /// As the file states it; negative is unknown.
  let nullCount: Int
  let coding: BufferCoding
  /// Those of the column itself, not those of nested columns; the validity bitmap first.
  let buffers: [BufferRange]
  /// Those of the nested columns.
  var children: [ColumnChunk] = []

  /// Buffer `index`, or an empty one where the writer has none.
  func buffer(_ index: Int) -> BufferRange {
    index < buffers.count ? buffers[index] : BufferRange(offset: 0, length: 0)
  }
}
