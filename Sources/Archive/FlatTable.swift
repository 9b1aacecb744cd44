/// A table of a FlatBuffer whose header was checked; fields are numbered as in the schema.
struct FlatTable: Sendable {
  let reader: FlatReader
  let position: Int
  /// Bytes of the table itself.
  let size: Int
  /// Where the list of field places is, and its bytes with its own header of 4.
  let fields: Int
  let fieldsSize: Int

  /// Where a field of `width` bytes is, or nil if the writer left it out.
  func place(_ field: Int, width: Int) throws(LocalError) -> Int? {
    let slot = 4 + 2 * field
    guard slot + 2 <= fieldsSize else { return nil }
    let offset = try Int(reader.load(UInt16.self, at: fields + slot))
    guard offset != 0 else { return nil }
    guard offset >= 4, offset + width <= size else {
      throw .corrupt("metadata field \(field) is outside of its table", at: position)
    }
    return position + offset
  }

  func number<T: FixedWidthInteger>(_ field: Int, default standard: T) throws(LocalError) -> T {
    guard let place = try place(field, width: MemoryLayout<T>.size) else { return standard }
    return try reader.load(at: place)
  }

  func table(_ field: Int) throws(LocalError) -> FlatTable? {
    guard let place = try place(field, width: 4) else { return nil }
    return try reader.table(at: reader.target(at: place))
  }

  /// A list of elements of `stride` bytes; empty if the writer left it out.
  func vector(_ field: Int, stride: Int) throws(LocalError) -> FlatVector {
    guard let place = try place(field, width: 4) else {
      return FlatVector(reader: reader, start: 0, count: 0, stride: stride)
    }
    return try reader.vector(at: reader.target(at: place), stride: stride)
  }

  func string(_ field: Int) throws(LocalError) -> String? {
    guard let place = try place(field, width: 4) else { return nil }
    return try reader.string(at: reader.target(at: place))
  }
}
