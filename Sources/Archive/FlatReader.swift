/// The bytes of one FlatBuffer, each access checked: the bytes come from a stranger.
struct FlatReader: Sendable {
  let bytes: [UInt8]

  /// The table that the buffer holds.
  func root() throws(LocalError) -> FlatTable { try table(at: target(at: 0)) }

  /// A little-endian number.
  func load<T: FixedWidthInteger>(_: T.Type = T.self, at position: Int) throws(LocalError) -> T {
    let size = MemoryLayout<T>.size
    guard position >= 0, position <= bytes.count - size else {
      throw .corrupt("metadata points outside of its \(bytes.count) bytes", at: position)
    }
    var value: T = 0
    for place in 0..<size { value |= T(truncatingIfNeeded: bytes[position + place]) << T(8 * place) }
    return value
  }

  /// Where the unsigned 32-bit offset at `position` points.
  func target(at position: Int) throws(LocalError) -> Int {
    // Cannot overflow: `position` is inside the bytes once `load` has returned.
    try position + Int(load(UInt32.self, at: position))
  }

  /// Checks the header of the table at `position`.
  func table(at position: Int) throws(LocalError) -> FlatTable {
    let distance = try Int(load(Int32.self, at: position))
    let fields = position - distance
    let fieldsSize = try Int(load(UInt16.self, at: fields))
    let size = try Int(load(UInt16.self, at: fields + 2))
    guard fieldsSize >= 4, fieldsSize.isMultiple(of: 2), fields <= bytes.count - fieldsSize else {
      throw .corrupt("metadata table with a field list of \(fieldsSize) bytes", at: fields)
    }
    guard size >= 4, position <= bytes.count - size else {
      throw .corrupt("metadata table of \(size) bytes at the end of \(bytes.count)", at: position)
    }
    return FlatTable(reader: self, position: position, size: size, fields: fields, fieldsSize: fieldsSize)
  }

  /// Checks that the vector at `position` and its elements of `stride` bytes are inside the bytes.
  func vector(at position: Int, stride: Int) throws(LocalError) -> FlatVector {
    let count = try Int(load(UInt32.self, at: position))
    let room = (bytes.count - position - 4) / stride
    guard count <= room else {
      throw .corrupt("metadata list of \(count) items where \(room) have room", at: position)
    }
    return FlatVector(reader: self, start: position + 4, count: count, stride: stride)
  }

  /// The UTF-8 string at `position`.
  func string(at position: Int) throws(LocalError) -> String {
    let vector = try vector(at: position, stride: 1)
    guard let text = String(validating: bytes[vector.start..<vector.start + vector.count], as: UTF8.self) else {
      throw LocalError(.text, offset: position)
    }
    return text
  }
}
