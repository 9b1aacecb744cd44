/// Splits bytes into CSV records (RFC 4180), in bounded memory whatever the bytes are.
///
/// Fields are separated by commas; a field in quotes may hold commas, line breaks and doubled quotes. Lines end in LF,
/// CRLF or CR. A byte order mark at the front and blank lines are passed over. A quote inside a field that does not
/// begin with one is an ordinary character.
public struct CSVReader {
  /// The longest record, in bytes, separators included.
  public let recordLimit: Int

  private var source: any ByteSource
  private var buffer: [UInt8]
  /// The next byte in `buffer`, of which the first `filled` are meant.
  private var position = 0
  private var filled = 0
  private var hasBegun = false
  private var line = 1

  public init(_ source: any ByteSource, recordLimit: Int = 1 << 20, chunk: Int = 1 << 16) {
    self.source = source
    self.recordLimit = recordLimit
    buffer = Array(repeating: 0, count: max(chunk, 1))
  }

  /// Reads the next record that is not blank.
  ///
  /// - Returns: false at the end.
  /// - Throws: what is wrong and on which line; the reader must not be asked again.
  public mutating func next(into record: inout CSVRecord) throws(CSVError) -> Bool {
    if !hasBegun { try passMark() }
    repeat {
      record.begin(line: line)
      if try peek() == nil { return false }
      while try readField(&record) {}
    } while record.isBlank
    return true
  }

  // MARK: Bytes

  private mutating func refill() throws(CSVError) -> Bool {
    do {
      filled = try source.read(into: &buffer)
    } catch {
      throw CSVError(cause: .unreadable(error), line: line)
    }
    position = 0
    return filled > 0
  }

  private mutating func peek() throws(CSVError) -> UInt8? {
    if position == filled {
      guard try refill() else { return nil }
    }
    return buffer[position]
  }

  /// Passes over a byte order mark, which a pipe may hand over byte by byte.
  private mutating func passMark() throws(CSVError) {
    hasBegun = true
    var front: [UInt8] = []
    while front.count < 3, try refill() { front += buffer[..<filled] }
    buffer.replaceSubrange(0..<min(front.count, buffer.count), with: front)
    position = front.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    filled = front.count
  }

  // MARK: Fields

  /// - Returns: whether the record goes on after the field.
  private mutating func readField(_ record: inout CSVRecord) throws(CSVError) -> Bool {
    if let goesOn = try readWhole(&record) { return goesOn }
    let start = record.bytes.count
    while let byte = try peek(), byte == .space || byte == .tab {
      record.bytes.append(byte)
      position += 1
      try checkSize(record)
    }
    if try peek() == .quote {
      record.bytes.removeSubrange(start...)
      try readQuoted(&record)
    } else {
      try readPlain(&record)
    }
    record.ends.append(record.bytes.count)
    try checkSize(record)
    return try passSeparator(&record)
  }

  /// Reads a field without quotes or blanks in front that ends in the buffer, as nearly all do; nil if it is none such.
  private mutating func readWhole(_ record: inout CSVRecord) throws(CSVError) -> Bool? {
    guard position < filled, buffer[position] > .space, buffer[position] != .quote else { return nil }
    let end = NativeBytes.fieldEnd(buffer, position..<filled)
    guard end < filled, buffer[end] != .carriageReturn else { return nil }
    record.bytes.append(bytesOf: buffer, in: position..<end)
    record.ends.append(record.bytes.count)
    record.lastLine = line
    try checkSize(record)
    position = end + 1
    if buffer[end] == .comma { return true }
    line += 1
    return false
  }

  private mutating func readPlain(_ record: inout CSVRecord) throws(CSVError) {
    while try peek() != nil {
      let end = NativeBytes.fieldEnd(buffer, position..<filled)
      record.bytes.append(bytesOf: buffer, in: position..<end)
      try checkSize(record)
      position = end
      if end < filled { return }
    }
  }

  private mutating func readQuoted(_ record: inout CSVRecord) throws(CSVError) {
    let opened = line
    record.isQuoted = true
    position += 1
    while try peek() != nil {
      var end = position
      while end < filled, buffer[end] != .quote {
        if buffer[end] == .lineFeed { line += 1 }
        end += 1
      }
      record.bytes.append(bytesOf: buffer, in: position..<end)
      try checkSize(record)
      position = end
      if end < filled, try !passDoubledQuote(&record) { return try passBlanks() }
    }
    throw CSVError(cause: .openQuote, line: opened)
  }

  /// Passes over a quote inside a quoted field, and over the one that follows if it is doubled.
  private mutating func passDoubledQuote(_ record: inout CSVRecord) throws(CSVError) -> Bool {
    position += 1
    guard try peek() == .quote else { return false }
    position += 1
    record.bytes.append(.quote)
    return true
  }

  private mutating func passBlanks() throws(CSVError) {
    while let byte = try peek(), byte == .space || byte == .tab { position += 1 }
    if let byte = try peek(), !byte.endsPlainField { throw CSVError(cause: .textAfterQuote, line: line) }
  }

  /// Passes over a comma, or over a line break, with which the record ends.
  private mutating func passSeparator(_ record: inout CSVRecord) throws(CSVError) -> Bool {
    record.lastLine = line
    guard let byte = try peek() else { return false }
    position += 1
    if byte == .comma { return true }
    if byte == .carriageReturn, try peek() == .lineFeed { position += 1 }
    line += 1
    return false
  }

  private func checkSize(_ record: CSVRecord) throws(CSVError) {
    if record.size > recordLimit { throw CSVError(cause: .tooLong(limit: recordLimit), line: record.line) }
  }
}

extension UInt8 {
  fileprivate static let tab: UInt8 = 0x09
  fileprivate static let lineFeed: UInt8 = 0x0A
  fileprivate static let carriageReturn: UInt8 = 0x0D
  fileprivate static let space: UInt8 = 0x20
  fileprivate static let quote: UInt8 = 0x22
  fileprivate static let comma: UInt8 = 0x2C

  fileprivate var endsPlainField: Bool { self == .comma || self == .lineFeed || self == .carriageReturn }
}
