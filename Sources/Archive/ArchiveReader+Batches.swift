import Columnar

extension ArchiveReader {
  /// Decodes a batch.
  ///
  /// - Parameters:
  ///   - index: from 0.
  ///   - columns: those to decode; the others stay empty. A file without `usd` has NaN in every row of it.
  /// - Throws: `ArchiveError` at damaged buffers, nulls in required columns, times out of order within the batch or
  ///   against neighbours decoded before, codes without a string, and amounts that are negative or not finite.
  public func batch(
    _ index: Int, columns: ArchiveColumnSet = .all
  ) throws(ArchiveError) -> TransferBatch {
    var batch = TransferBatch()
    try read(index, columns: columns, into: &batch)
    return batch
  }

  /// Decodes a batch into one that is there already, so that its memory is used again.
  public func read(
    _ index: Int, columns: ArchiveColumnSet = .all, into batch: inout TransferBatch
  ) throws(ArchiveError) {
    precondition(rows.indices.contains(index), "batch \(index) of \(rows.count)")
    let decoder = idle.take()
    defer { idle.put(decoder) }
    for role in ColumnRole.allCases {
      guard columns.contains(ArchiveColumnSet(role)) else {
        Self.clear(role, in: &batch)
        continue
      }
      do throws(ArchiveError) { try decode(role, of: index, into: &batch, decoder) } catch {
        throw located(error, batch: index, column: role.name)
      }
    }
  }

  /// Adds the batch and the column to an error, and makes its row one of the file.
  func located(_ error: ArchiveError, batch: Int, column: String) -> ArchiveError {
    var error = error.at(batch: batch, column: column)
    error.row = error.row.map { $0 + firstRows[batch] }
    return error
  }

  private static func clear(_ role: ColumnRole, in batch: inout TransferBatch) {
    switch role {
    case .time: batch.time = []
    case .chain: batch.chain = []
    case .from: batch.from = []
    case .to: batch.to = []
    case .asset: batch.asset = []
    case .amount: batch.amount = []
    case .usd: batch.usd = []
    case .tx, .value: break
    }
  }

  private func decode(
    _ role: ColumnRole, of index: Int, into batch: inout TransferBatch, _ decoder: BufferDecoder
  ) throws(ArchiveError) {
    switch role {
    case .time: try decodeTimes(of: index, into: &batch.time, decoder)
    case .chain: try decode(sources.chain, role, of: index, into: &batch.chain, decoder)
    case .from: try decode(sources.from, role, of: index, into: &batch.from, decoder)
    case .to: try decode(sources.to, role, of: index, into: &batch.to, decoder)
    case .asset: try decode(sources.asset, role, of: index, into: &batch.asset, decoder)
    case .amount:
      guard let (chunk, type) = chunk(role, of: index) else { return }
      try decoder.amounts(chunk, type: type, into: &batch.amount)
    case .usd:
      guard let (chunk, type) = chunk(role, of: index) else {
        batch.usd = Array(repeating: .nan, count: rows[index])
        return
      }
      try decoder.values(chunk, type: type, into: &batch.usd)
    case .tx, .value: break
    }
  }

  /// The buffers of a column in a batch and the type of its values, or nil if the file does not have the column.
  func chunk(_ role: ColumnRole, of index: Int) -> (ColumnChunk, ArrowType)? {
    guard let place = catalog.places[role] else { return nil }
    return (catalog.batches[index].chunks[place], catalog.footer.schema.fields[place].type)
  }

  private func decodeTimes(
    of index: Int, into times: inout [Int64], _ decoder: BufferDecoder
  ) throws(ArchiveError) {
    guard let (chunk, type) = chunk(.time, of: index) else { return }
    guard catalog.field(.time)?.dictionary == nil else {
      throw ArchiveError(.unsupported(.type("dictionary", accepted: "`timestamp`")), file: path)
    }
    try decoder.times(chunk, type: type, into: &times)
    guard let first = times.first, let last = times.last else { return }
    try catalog.file.locating { () throws(LocalError) in
      try state.withLock { state throws(LocalError) in try state.note(first...last, batch: index, rows: rows) }
    }
  }

  private func decode(
    _ source: TextSource, _ role: ColumnRole, of index: Int, into codes: inout [Int32], _ decoder: BufferDecoder
  ) throws(ArchiveError) {
    switch source {
    case .constant: codes = Array(repeating: 0, count: rows[index])
    case .dictionary(let loaded, let width):
      guard let (chunk, _) = chunk(role, of: index) else { return }
      try decoder.codes(chunk, index: width, dictionary: loaded, into: &codes)
    case .strings(let type, let interner):
      guard let (chunk, _) = chunk(role, of: index) else { return }
      codes = try intern(chunk, type: type, interner: interner, decoder)
    }
  }

  private func intern(
    _ chunk: ColumnChunk, type: ArrowType, interner: Int, _ decoder: BufferDecoder
  ) throws(ArchiveError) -> [Int32] {
    let validity = try Validity(chunk, decoder)
    try catalog.file.locating { () throws(LocalError) in try validity.requireNone(rows: chunk.rows) }
    let plain = try decoder.strings(chunk, type: type, validity: validity)
    try decoder.requireShort(plain)
    let strings = try decoder.text(plain, type: type)
    return try catalog.file.locating { () throws(LocalError) in
      try state.withLock { state throws(LocalError) in
        try state.intern(strings, interner: interner, limit: catalog.limits.dictionaryBytes)
      }
    }
  }
}
