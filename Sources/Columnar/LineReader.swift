/// Splits bytes into lines, in bounded memory; each is given as a record of one field.
///
/// Lines end in LF or CRLF; those that hold nothing are passed over, and so is a byte order mark at the front.
public struct LineReader {
  /// The longest line, in bytes.
  public let lineLimit: Int

  private var source: any ByteSource
  private var buffer: [UInt8]
  private var position = 0
  private var filled = 0
  private var line = 0

  public init(_ source: any ByteSource, lineLimit: Int = 64 << 20, chunk: Int = 1 << 16) {
    self.source = source
    self.lineLimit = lineLimit
    buffer = Array(repeating: 0, count: max(chunk, 1))
  }

  /// Reads the next line that is not blank.
  ///
  /// - Returns: false at the end.
  public mutating func next(into record: inout CSVRecord) throws(CSVError) -> Bool {
    repeat {
      line += 1
      record.begin(line: line)
      guard try readLine(into: &record) else { return false }
      if line == 1, record.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { record.bytes.removeFirst(3) }
      record.ends.append(record.bytes.count)
    } while record.isBlank
    return true
  }

  /// - Returns: whether there was anything before the end.
  private mutating func readLine(into record: inout CSVRecord) throws(CSVError) -> Bool {
    var hasBytes = false
    while true {
      if position == filled, try !refill() { return hasBytes }
      hasBytes = true
      var end = position
      while end < filled, buffer[end] != 0x0A { end += 1 }
      record.bytes.append(contentsOf: buffer[position..<end])
      guard record.bytes.count <= lineLimit else { throw CSVError(cause: .tooLong(limit: lineLimit), line: line) }
      position = end
      if end < filled {
        position += 1
        return true
      }
    }
  }

  private mutating func refill() throws(CSVError) -> Bool {
    do {
      filled = try source.read(into: &buffer)
    } catch {
      throw CSVError(cause: .unreadable(error), line: line)
    }
    position = 0
    return filled > 0
  }
}
