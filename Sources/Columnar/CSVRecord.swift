/// One record of a CSV file: its fields, unquoted, in one block of bytes that is used again for the next.
public struct CSVRecord: Sendable {
  /// The fields one after another.
  public internal(set) var bytes: [UInt8] = []
  /// Where each field ends in `bytes`.
  public internal(set) var ends: [Int] = []
  /// The line on which the record begins, from 1.
  public internal(set) var line = 0
  /// The line on which it ends; a quoted field may hold line breaks.
  public internal(set) var lastLine = 0
  /// Whether a field was quoted; a line that holds only `""` is not blank.
  var isQuoted = false

  public init() {}

  /// Fields.
  public var count: Int { ends.count }

  /// Where a field's bytes lie in `bytes`.
  public func range(_ field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1])..<ends[field] }

  /// The bytes of a field as they stand, without its quotes.
  public subscript(field: Int) -> ArraySlice<UInt8> { bytes[range(field)] }

  /// The bytes of a field without the spaces, tabs and line breaks around it.
  public func trimmed(_ field: Int) -> ArraySlice<UInt8> {
    var range = range(field)
    guard let first = range.first, let last = range.last, Self.isSpace(bytes[first]) || Self.isSpace(bytes[last]) else {
      return bytes[range]
    }
    while let first = range.first, Self.isSpace(bytes[first]) { range.removeFirst() }
    while let last = range.last, Self.isSpace(bytes[last]) { range.removeLast() }
    return bytes[range]
  }

  /// The first field that is not valid UTF-8.
  public var invalidField: Int? {
    if bytes.reduce(0, |) < 0x80 { return nil }
    return ends.indices.first { String(validating: self[$0], as: UTF8.self) == nil }
  }

  /// Whether the line held nothing.
  var isBlank: Bool { count == 1 && !isQuoted && trimmed(0).isEmpty }

  /// Bytes that the record takes, a separator counted with each field.
  var size: Int { bytes.count + ends.count }

  mutating func begin(line: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isQuoted = false
    self.line = line
    lastLine = line
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
